/** Written from the Rust types by `cargo xtask docs`. Not to be edited. */

/** What kind of address something is. */
export type AddressKind = "login" | "subdomain" | "api" | "scim" | "docs" | "acs" | "entity-id" | "metadata" | "collector" | "open-collector" | "syslog" | "endpoint" | "mcp" | "code" | "unknown";

/** The body for `POST /api/v1/apps`: a SAML 2.0 app, as the App Integration Wizard makes it. */
export type ApplicationBody = {
  /** The name of the app. */
  label: string;
  /** `SAML_2_0`. */
  signOnMode: string;
  /** Where the application username comes from. */
  credentials: ApplicationCredentials;
  /** The SAML settings. */
  settings: ApplicationSettings;
};

/** Where the application username comes from. */
export type ApplicationCredentials = {
  /** The application username. */
  userNameTemplate: UserNameTemplate;
};

/** The settings of an app. */
export type ApplicationSettings = {
  /** The SAML settings. */
  signOn: SamlSignOn;
};

/** What came of applying fixes. */
export type AppliedFixes = {
  /** The text with the fixes in it. */
  text: string;
  /** How many fixes were applied. */
  applied: number;
  /**
   * How many fixes were left out because they overlap an earlier one or themselves, reach past
   * the text, or are not safe and were not asked for.
   */
  skipped: number;
};

/** The body for `PUT /api/v1/apps/{appId}/groups/{groupId}`. */
export type AssignmentBody = {
  /** What the members of the group get in the app's profile. */
  profile: AssignmentProfile;
};

/** What the members of a group get in the app's profile. */
export type AssignmentProfile = {
  /** The role; absent where it comes from the Okta user. */
  roles?: string;
};

/** The attribute mapping of an app that provisions Sumo Logic. */
export type AttributeMapping = {
  /** Where a person's role comes from. */
  mode: MappingMode;
  /** What to do on each screen, in the order of the guide. */
  screens: Array<MappingScreen>;
  /** The body for `POST /api/v1/mappings/{mappingId}` of the mapping from Okta user to app. */
  toApp: MappingBody;
  /** The body for `POST /api/v1/mappings/{mappingId}` of the mapping from app to Okta user. */
  toOkta: MappingBody;
  /**
   * The body for `POST /api/v1/meta/schemas/apps/{appId}/default` that removes attributes from
   * the app's profile. Send it after the mappings.
   */
  profileRemovals: SchemaBody<Removals>;
  /** What is to be said; pointers lead into the options (`/present/toApp/3`). */
  report: Report;
};

/** What [`check_base_url`] may know beside the URL. */
export type BaseUrlOptions = {
  /** The code of the deployment that the account is on, in any letter case. */
  deployment?: string;
};

/** What was found in a base URL. */
export type BaseUrlReport = {
  /** The URL to enter: that of the deployment in the options, else of the one that the URL names. */
  canonical?: string;
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /** The findings, in the order of input, place, severity, rule. */
  diagnostics: Array<Diagnostic>;
};

/** A token, and what there is to say of what it was made of. */
export type BearerToken = {
  /** The token for Okta's field Authorization; absent where ID or key are wrong for certain. */
  token?: string;
  /** The findings about access ID and access key. */
  report: Report;
};

/** How sure a finding is, apart from how bad it would be. */
export type Certainty = "certain" | "likely" | "possible";

/** A value that is another one now. */
export type Change = {
  /** Its JSON Pointer: before the operation where it was there, else after it. */
  pointer: string;
  /** Its JSON text before the operation; absent where it was not there. */
  before?: string;
  /** Its JSON text after the operation; absent where it is not there any more. */
  after?: string;
};

/** What reads two users, as Okta's connector test does. Asks for the access key without showing it. */
export type Commands = {
  /** For a POSIX shell. */
  curl: string;
  /** For PowerShell. */
  powershell: string;
};

/** A value that a condition was held against. */
export type ComparedValue = {
  /** Where in the resource it stands, as a JSON Pointer. */
  pointer: string;
  /** The value as JSON, cut short; never that of a secret, nor of an object. */
  value?: string;
  /** Whether it meets the condition. */
  holds: boolean;
};

/** An attribute compared with a literal. */
export type ComparisonFilter = {
  /** How. */
  op: FilterOperator;
  /** The attribute. */
  path: FilterPath;
  /** With what. */
  literal: FilterLiteral;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
};

/** The attributes of a profile that are not Okta's own. */
export type CustomSchema<Properties> = {
  /** The name of this part: `#custom`. */
  id: string;
  /** `object`. */
  type: string;
  /** The attributes by their variable names. */
  properties: Properties;
};

/** A deployment of Sumo Logic, with every host that belongs to it. */
export type Deployment = {
  /** Its code: `US2`. */
  code: string;
  /** Its region as Sumo Logic names it; empty where nobody has said. */
  region: string;
  /** The AWS region; empty where nobody has said. */
  awsRegion: string;
  /** Whether it can be used. */
  status: DeploymentStatus;
  /** The host of the web pages and of SAML. */
  loginHost?: string;
  /** The host of the APIs, SCIM among them. */
  apiHost: string;
  /** The page of its API documentation. */
  docsUrl?: string;
  /** The host that installed collectors talk to. */
  collectorsHost?: string;
  /** The host that OpenTelemetry collectors talk to. */
  openCollectorsHost?: string;
  /** The host that takes syslog. */
  syslogHost?: string;
  /** The hosts of HTTP sources, with `*` for a number. */
  endpointHostPattern?: string;
  /** The SCIM base URL to enter in Okta; absent where the deployment cannot be used. */
  scimBaseUrl?: string;
  /** What else to know of it. */
  note?: string;
  /** Where it is written. */
  source: string;
  /** The day on which the row was compared with its source. */
  checked: string;
};

/** What an address says about the deployment. */
export type DeploymentMatch = {
  /** What kind of address it is. */
  kind: AddressKind;
  /** The deployment; absent where the address does not say. */
  deployment?: Deployment;
  /** The host, in lower case. */
  host?: string;
  /** How sure the answer is. */
  certainty: Certainty;
  /** What was recognized, in one sentence. */
  message: string;
};

/** Whether a deployment can be used. */
export type DeploymentStatus = "current" | "retired" | "draft" | "label" | "unlisted" | "internal";

/** One finding. */
export type Diagnostic = {
  /** The rule's id. */
  rule: string;
  /** How bad it is. */
  severity: Severity;
  /** How sure it is. */
  certainty: Certainty;
  /** What is wrong: one sentence that stands alone and never holds a secret. */
  message: string;
  /** What to do. */
  help?: string;
  /** The rule's place in the rule book, relative to where the book is published. */
  docsUrl: string;
  /** Which input it is about. */
  source: string;
  /** The JSON Pointer (RFC 6901) of the value that it is about. */
  pointer?: string;
  /** The start: UTF-16 offset where the input was a string, byte offset where it was bytes. */
  start?: number;
  /** The end, not in the range. */
  end?: number;
  /** The line of the start, from 1. */
  line?: number;
  /** The column of the start in UTF-16 units, from 1. */
  column?: number;
  /** Other places and sources that have to do with it. */
  related?: Array<Related>;
  /** A change to the text that mends it. */
  fix?: DiagnosticFix;
};

/** One replacement of a range of the text. */
export type DiagnosticEdit = {
  /** The start of what goes. */
  start: number;
  /** The end of what goes. */
  end: number;
  /** What comes. */
  text: string;
};

/** A change to the text that mends a finding. */
export type DiagnosticFix = {
  /** What it does, as the label of a button. */
  title: string;
  /** Whether it leaves the meaning alone. */
  safe: boolean;
  /** The replacements, in ascending order, none overlapping. */
  edits: Array<DiagnosticEdit>;
};

/** What an operation does otherwise than by the RFC. */
export type Difference = {
  /** The JSON Pointer of the operation in the PATCH. */
  operation: string;
  /** What it does by the RFC and by this reading, in one sentence. */
  message: string;
};

/** Which way a message goes. */
export type Direction = "create" | "replace" | "patch" | "response";

/** A value with its display name. */
export type EnumEntry = {
  /** The value. */
  const: string;
  /** The display name. */
  title: string;
};

/** What a pasted thing can be. */
export type ExportKind = "okta-application" | "okta-user-schema" | "okta-app-user-schema" | "okta-mapping" | "okta-app-user" | "okta-group-assignment" | "okta-user" | "saml-configuration" | "sumo-role" | "sumo-access-key" | "terraform" | "system-log" | "scim-payload" | "api-error" | "credential" | "url" | "html" | "hcl" | "broken-json" | "other-json" | "text" | "empty";

/** Where a query goes. */
export type FilterEndpoint = "root" | "resources";

/** What an attribute is compared with. */
export type FilterLiteral = {
  /** What it is. */
  kind: FilterLiteralKind;
  /** The value; of a number of many digits, the nearest that JavaScript has, or one beside it. */
  value: string | number | boolean | null;
  /** The literal as the filter spells it. */
  text: string;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
};

/** The kinds of literals. */
export type FilterLiteralKind = "string" | "number" | "boolean" | "null";

/** Whether a resource meets a filter, and why. */
export type FilterMatch = {
  /** Whether it does; never where one of the two has mistakes that leave nothing to compare. */
  matches: boolean;
  /** Why. */
  reason: FilterReason;
  /** What is wrong with either text: the sources are `filter` and `resource`. */
  report: Report;
};

/** The comparison operators (RFC 7644 table 3). */
export type FilterOperator = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le";

/** What is known of a filter besides its text. */
export type FilterOptions = {
  /**
   * What is looked for; names and types are checked against its schema. When absent, it is
   * guessed: a User or a Group, where one of them has all the names of the filter.
   */
  resource?: Target;
  /** Where the query goes; an endpoint of resources of one type when absent. */
  endpoint?: FilterEndpoint;
  /** Whether the text is that of a URL: the raw value of `filter=`, or a URL or query that has it. */
  encoded?: boolean;
  /** In whose eyes severities are given; RFC when empty. */
  profile?: Profile | readonly Profile[];
  /** The HTTP exchange that the message is a body of. */
  http?: Http;
  /**
   * The server's own documents: one or several of `/ServiceProviderConfig`, `/ResourceTypes`
   * and `/Schemas`, as JSON text or as values, each alone, in an array or in a `ListResponse`.
   */
  schemas?: string | object;
  /**
   * The resource before this message (of a bulk response: the request), as JSON text or as a
   * value.
   */
  previous?: string | object;
  /** The time, as an ISO 8601 dateTime, for what must not lie in the future or have expired. */
  now?: string;
};

/** What came of one condition of a filter. */
export type FilterOutcome = {
  /** The condition as the filter writes it. */
  condition: string;
  /** Where it begins in the filter, in UTF-16 units. */
  start: number;
  /** Where it ends. */
  end: number;
  /** Whether it holds. */
  holds: boolean;
  /** The values that it was held against, the first twenty; none where it is made of others. */
  compared: Array<ComparedValue>;
  /** What came of the conditions that it is made of; of brackets, for each element. */
  parts: Array<FilterOutcome>;
};

/** An attribute as a filter names it, in the filter's own letter case. */
export type FilterPath = {
  /** The URN of the schema. */
  urn?: string;
  /** The attribute; inside the brackets of a value path, the sub-attribute of its elements. */
  attribute: string;
  /** The sub-attribute. */
  sub?: string;
};

/** Why a resource meets a filter, or does not. */
export type FilterReason = {
  /** In one sentence. */
  explanation: string;
  /** What came of each condition; nothing where nothing was compared. */
  outcome?: FilterOutcome;
  /** Where servers that read RFC 7644 otherwise would come to the other answer. */
  notes: Array<string>;
};

/** A filter as plain data; `op` tells which it is. Offsets count UTF-16 units of the filter. */
export type FilterTree = JoinedFilters | NegatedFilter | PresenceFilter | ComparisonFilter | ValuePathFilter;

/** Which fixes to apply. */
export type FixOptions = {
  /** Apply fixes that guess, too. */
  unsafe?: boolean;
};

/** The app's General tab. */
export type General = {
  /** App name (API: `label`). */
  appName?: string;
  /** Sign-on method, as on the screen or as in the API: `SAML 2.0` or `SAML_2_0`. */
  signOnMethod?: string;
  /** Provisioning, as on the screen: `None`, `On-Premises Provisioning` or `SCIM`. */
  provisioning?: string;
  /** Whether the app is active: `ACTIVE` or `INACTIVE`. */
  status?: string;
};

/** Somebody who is in Sumo Logic before the rehearsal begins. */
export type HeldUser = {
  /** The user name and email address. */
  userName: string;
  /** The given name. */
  givenName?: string;
  /** The family name. */
  familyName?: string;
  /** The roles. */
  roles?: Array<string>;
  /** Whether the account is active; `true` when absent. */
  active?: boolean;
};

/** An HTTP exchange, as far as it is known. */
export type Http = {
  /** The method of the request. */
  method?: string;
  /** The URL of the request, whole or from the path on. */
  url?: string;
  /** The status of the response. Where it is given, the message is the body of the response. */
  status?: number;
  /** The headers of the message itself; nothing where they are not known. */
  headers?: Record<string, string> | readonly (readonly [string, string])[];
  /** The request, where the message is the response. */
  request?: { headers?: Record<string, string> | readonly (readonly [string, string])[], body?: string | object };
};

/** Provisioning > Integration. */
export type Integration = {
  /** SCIM connector base URL. */
  baseUrl?: string;
  /** Unique identifier field for users. */
  uniqueIdentifier?: string;
  /**
   * Supported provisioning actions that are ticked, as the screen calls them: `Import New Users
   * and Profile Updates`, `Push New Users`, `Push Profile Updates`, `Push Groups`, `Import
   * Groups`.
   */
  supportedActions?: Array<string>;
  /** Authentication Mode: `basic`, `http-header` or `oauth2`. */
  authenticationMode: "basic" | "http-header" | "oauth2";
  /** Basic Auth: Username, the access ID. */
  username?: string;
  /** Basic Auth: Password, the access key. */
  password?: string;
  /** HTTP Header: Authorization, the token. */
  authorization?: string;
};

/** Several filters joined by one word. */
export type JoinedFilters = {
  /** The word. */
  op: Joint;
  /** What is joined: two or more, of which none is joined by the same word. */
  filters: Array<FilterTree>;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
};

/** How filters are joined. */
export type Joint = "and" | "or";

/** What is known of the access key. */
export type KeyFacts = {
  /** The access ID. */
  accessId?: string;
  /** The access key itself; only for its own form. */
  accessKey?: string;
  /** Whose key it is: an email address or the name of a service account. */
  owner?: string;
  /** What the owner is: `service-account` or `user`. */
  ownerKind: "service-account" | "user";
  /** When it was created or last rotated (RFC 3339). */
  created?: string;
  /** When it was last used (RFC 3339). */
  lastUsed?: string;
  /** Its scopes, such as `manageUsersAndRoles`; empty for all that its owner may do. */
  scopes?: Array<string>;
  /** The account's policy: after how many days a key expires; 0 for never. */
  lifetimeDays?: number;
  /** The account's policy: after how many unused days a key is deactivated; 0 for never. */
  unusedDays?: number;
};

/** What the access key may do, and for how long. */
export type KeyPolicy = {
  /** After how many days it expires, 0 for never; 180 when absent. */
  lifetimeDays?: number;
  /** After how many days without use it is deactivated, 0 for never; 30 when absent. */
  idleDays?: number;
  /** Whether it may manage users and roles; `true` when absent. */
  managesUsers?: boolean;
};

/** The kinds of SCIM messages. */
export type Kind = "user" | "group" | "patch" | "list" | "search" | "bulk-request" | "bulk-response" | "error" | "service-provider-config" | "resource-type" | "schema" | "resource" | "security-event-token" | "http";

/** How lines are to be checked: as payloads are, and against each other. */
export type LinesOptions = {
  /**
   * Whether a `userName`, `id` or `externalId` that an earlier line has is a finding. Of each
   * value a 64-bit hash is kept, which takes about 100 bytes a line.
   */
  unique?: boolean;
  /** What kind of message it is; found out from the text when absent. */
  kind?: Kind;
  /** Which way it goes; `create` for a resource when absent. */
  direction?: Direction;
  /** What a PATCH is applied to; `user` when absent. */
  target?: Target;
  /** In whose eyes severities are given; RFC when empty. */
  profile?: Profile | readonly Profile[];
  /** How long and how deep the text may be, and how many findings are kept. */
  limits?: { bytes?: number, depth?: number, findings?: number };
  /** The HTTP exchange that the message is a body of. */
  http?: Http;
  /**
   * The server's own documents: one or several of `/ServiceProviderConfig`, `/ResourceTypes`
   * and `/Schemas`, as JSON text or as values, each alone, in an array or in a `ListResponse`.
   */
  schemas?: string | object;
  /**
   * The resource before this message (of a bulk response: the request), as JSON text or as a
   * value.
   */
  previous?: string | object;
  /** The time, as an ISO 8601 dateTime, for what must not lie in the future or have expired. */
  now?: string;
};

/** How far a stream has been checked. */
export type LinesProgress = {
  /** How many bytes have been taken. */
  bytes: number;
  /** How many lines with something in them have been checked. */
  lines: number;
  /** How many findings there are so far. */
  findings: number;
};

/** What was found in a stream of payloads, one a line (wire version 1). */
export type LinesReport = {
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many lines hold something; blank lines are none. */
  lines: number;
  /** How many of them have neither errors nor warnings. */
  clean: number;
  /** How many of them have errors or warnings. */
  faulty: number;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /**
   * How often each rule was broken, the most frequent first; of a line with more than a
   * thousand findings the first thousand count.
   */
  rules: Array<RuleCount>;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /**
   * The first findings. `line`, `start` and `end` are those of the stream, the others those of
   * the line; offsets past 4 GiB stay at the most that 32 bits hold.
   */
  diagnostics: Array<Diagnostic>;
  /** What was not checked in the lines, and what it would take to check it. */
  unchecked: Array<Unchecked>;
};

/** An app of the log. */
export type LogApp = {
  /** Its id, `0oa…`. */
  id?: string;
  /** Its label. */
  label?: string;
  /** How many events about provisioning it has. */
  events: number;
  /** How many of them are successes of requests. */
  successes: number;
  /** How many are failures. */
  failures: number;
  /** How many people it has. */
  people: number;
  /** Whether the rest of the report is about it. */
  checked: boolean;
};

/** Why requests failed. */
export type LogCause = {
  /** The rule of its finding. */
  rule: string;
  /** What it is, in one sentence. */
  summary: string;
  /** What to do. */
  fix: string;
  /** How bad it is; an info where it has worked since. */
  severity: Severity;
  /** How sure it is. */
  certainty: Certainty;
  /** The app, by its index in `apps`. */
  app: number;
  /** The field of a setup where it is mended, such as `integration.baseUrl`. */
  field?: string;
  /** The step of the guide. */
  step: Step;
  /** How many failures it explains. */
  failures: number;
  /** How many people it happened to. */
  people: number;
  /** When it happened first. */
  first?: string;
  /** When it happened last. */
  last?: string;
  /** Whether what failed has succeeded since. */
  resolved: boolean;
};

/** An event of a person. */
export type LogEntry = {
  /** When it was published (RFC 3339, UTC). */
  at?: string;
  /** What it was about. */
  operation: LogOperation;
  /** Whether it succeeded; nothing where it was skipped. */
  ok?: boolean;
  /** The cause of a failure, by its index in `causes`. */
  cause?: number;
  /** The reason as the log gives it, without anything that looks like a secret. */
  reason?: string;
};

/** What an event of the System Log is about, as far as provisioning goes. */
export type LogOperation = "assign" | "unassign" | "change-assignment" | "verify" | "push" | "push-profile" | "sync" | "deactivate" | "reactivate" | "import" | "import-profile" | "push-password" | "push-group" | "authenticate" | "call" | "rate-limit" | "map" | "deactivate-in-okta";

/** What a log turned out to be. */
export type LogShape = "empty" | "array" | "events" | "event" | "ndjson" | "csv" | "sentences" | "other-json" | "html" | "utf-16" | "text";

/** What the log says of a step of the guide. */
export type LogStep = {
  /** The step. */
  step: Step;
  /** What the guide calls it. */
  title: string;
  /** `fine` where the log proves it, `not-yet` where it shows nothing of it. */
  status: StepStatus;
  /** What the log shows of it, in one sentence. */
  says: string;
};

/** A person of the log, in one app. */
export type LoggedPerson = {
  /** The login; empty where the log gives but a name. */
  login: string;
  /** The name. */
  name?: string;
  /** The app, by its index in `apps`. */
  app: number;
  /** Where they stand at the end. */
  outcome: PersonOutcome;
  /** What happened in which order, in one sentence. */
  sentence: string;
  /** How many requests succeeded. */
  successes: number;
  /** How many failed. */
  failures: number;
  /** The last events, in the order of time. */
  entries: Array<LogEntry>;
  /** How many events there are. */
  entriesTotal: number;
};

/** Something that has to be done by hand. */
export type ManualStep = {
  /** The step of the guide. */
  step: Step;
  /** What to do. */
  what: string;
  /** Why no request does it. */
  why: string;
};

/** What to do with an attribute. */
export type MappingAction = "keep" | "delete" | "add";

/** A request body that changes a profile mapping. Properties that it does not name stay. */
export type MappingBody = {
  /** The mapped attributes by the variable names of the target. */
  properties: { [key in string]: MappingProperty };
};

/** Where a person's role comes from. */
export type MappingMode = "assignment" | "mapped";

/** What the attribute mapping is to be. */
export type MappingOptions = {
  /** Where a person's role comes from; `assignment` when absent. */
  mode?: MappingMode;
  /** The attributes that the screens show now. A screen that is absent has Okta's default ones. */
  present?: PresentAttributes;
  /** What people may do with `roles` in their own Okta profile; `READ_ONLY` when absent. */
  userPermission?: UserPermission;
  /** The name of the app in Okta. */
  appName?: string;
};

/**
 * How one attribute is mapped. Both members null: the mapping of this attribute is removed, so
 * the nulls have to be written.
 */
export type MappingProperty = {
  /** An expression of Okta's Expression Language. */
  expression: string | null;
  /** When the value is sent. */
  pushStatus: PushStatus | null;
};

/** What to do with one attribute on one screen. */
export type MappingRow = {
  /** Variable name. */
  attribute: string;
  /** Display name. */
  displayName: string;
  /** External name, in the app's profile. */
  externalName?: string;
  /** What the mapping takes the value from. */
  expression?: string;
  /** What to do. */
  action: MappingAction;
  /** Why. */
  why: string;
};

/** One of Okta's screens. */
export type MappingScreen = {
  /** Its name. */
  screen: ScreenName;
  /** The way there, in the words of Okta's menus. */
  where: string;
  /** What to do with each attribute. */
  rows: Array<MappingRow>;
  /** What to know before. */
  notes: Array<string>;
};

/** Where the value of an attribute comes from. */
export type Master = {
  /** `PROFILE_MASTER`: from wherever the profile comes from. */
  type: string;
};

/** Something that could not be checked. */
export type Missing = {
  /** What was not checked, in one sentence. */
  what: string;
  /** What to paste, type or look at to get it checked. */
  give: string;
};

/** A filter that must not hold. */
export type NegatedFilter = {
  /** `not` */
  op: Negation;
  /** What must not hold. */
  filter: FilterTree;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
};

/** The word of a negation. */
export type Negation = "not";

/** What an operation did. */
export type OperationAccount = {
  /** The JSON Pointer of the operation in the PATCH. */
  pointer: string;
  /** What came of it. */
  outcome: Outcome;
  /** What it did, or why it did nothing, in one sentence. */
  summary: string;
  /** The values that are other ones now, in the order of the text. */
  changes: Array<Change>;
  /** Why a server refuses it. */
  error?: PatchError;
};

/** What came of an operation. */
export type Outcome = "changed" | "unchanged" | "refused" | "skipped";

/** How many people have an outcome. */
export type OutcomeCount = {
  /** The outcome. */
  outcome: PersonOutcome;
  /** How many people have it. */
  people: number;
};

/** A pasted text, or a file that was dropped. */
export type Pasted = {
  /** The file's name. */
  name?: string;
  /** The text. From JavaScript it may be the parsed JSON as well. */
  text: string;
};

/** Why a server refuses a PATCH. */
export type PatchError = {
  /** The `scimType` of the answer. */
  scimType: ScimType;
  /** The HTTP status of the answer. */
  status: number;
  /** What is wrong, in one sentence. */
  message: string;
};

/** How a PATCH is to be previewed. */
export type PatchOptions = {
  /** Whose reading makes the result; that of the RFC when absent. */
  semantics?: Semantics;
  /** In whose eyes severities are given; RFC when empty. */
  profile?: Profile | readonly Profile[];
  /** The server's own documents, as for the check of a payload. */
  schemas?: string | object;
};

/** What a PATCH makes of a resource. */
export type PatchPreview = {
  /** The version of this shape: 1. */
  version: number;
  /** Whether all operations are applied; a server applies all or none. */
  applied: boolean;
  /**
   * The text of the resource afterwards, with the layout that it had; where nothing is applied,
   * as it was.
   */
  result: string;
  /** What each operation did, in their order. */
  operations: Array<OperationAccount>;
  /**
   * What is to be said of the PATCH (source `patch`), of the resource before it (`resource`),
   * and of the resource afterwards where that is new (`result`).
   */
  report: Report;
  /** What comes of it on servers that read the RFC otherwise. */
  readings: Array<Reading>;
};

/** What is known of a path besides its text. */
export type PathOptions = {
  /** What the path leads into; `user` when absent. */
  target?: Target;
  /** Where the path stands; `patch` when absent. */
  place?: PathPlace;
};

/** Where a path stands. */
export type PathPlace = "patch" | "query";

/** How a payload is to be checked. */
export type PayloadOptions = {
  /** What kind of message it is; found out from the text when absent. */
  kind?: Kind;
  /** Which way it goes; `create` for a resource when absent. */
  direction?: Direction;
  /** What a PATCH is applied to; `user` when absent. */
  target?: Target;
  /** In whose eyes severities are given; RFC when empty. */
  profile?: Profile | readonly Profile[];
  /** How long and how deep the text may be, and how many findings are kept. */
  limits?: { bytes?: number, depth?: number, findings?: number };
  /** The HTTP exchange that the message is a body of. */
  http?: Http;
  /**
   * The server's own documents: one or several of `/ServiceProviderConfig`, `/ResourceTypes`
   * and `/Schemas`, as JSON text or as values, each alone, in an array or in a `ListResponse`.
   */
  schemas?: string | object;
  /**
   * The resource before this message (of a bulk response: the request), as JSON text or as a
   * value.
   */
  previous?: string | object;
  /** The time, as an ISO 8601 dateTime, for what must not lie in the future or have expired. */
  now?: string;
};

/** What was found in a payload, and what it turned out to be. */
export type PayloadReport = {
  /** What kind of message it is; absent where that could not be told. */
  kind?: Kind;
  /** Which way it goes, as given or as guessed from the text. */
  direction: Direction;
  /** What was not checked, and what it would take to check it. */
  unchecked: Array<Unchecked>;
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /** The findings, in the order of input, place, severity, rule. */
  diagnostics: Array<Diagnostic>;
};

/** What the people themselves may do with an attribute. */
export type Permission = {
  /** Whom it is about: `SELF`. */
  principal: string;
  /** What they may do. */
  action: UserPermission;
};

/** A user permission with its reason. */
export type PermissionChoice = {
  /** What is chosen. */
  action: UserPermission;
  /** What Sumo Logic's guide chooses. */
  guide: UserPermission;
  /** Why this is chosen, or what it means. */
  why: string;
};

/** A person in Okta. */
export type Person = {
  /** The `id` of the Okta user; made up when absent. */
  id?: string;
  /** The Okta profile: `login`, `email`, `firstName`, `lastName`, and any other attribute. */
  profile: { login: string, [attribute: string]: string };
  /**
   * The role: in the mode `mapped` the `roles` of the profile, else what is chosen at the
   * assignment where the event names none.
   */
  role?: string;
  /** The names of the person's groups in Okta. */
  groups?: Array<string>;
};

/** Where a person stands at the end of the log. */
export type PersonOutcome = "failed" | "waiting" | "provisioned" | "deactivated" | "unknown";

/** The operator that takes no value. */
export type Presence = "pr";

/** An attribute that must have a value. */
export type PresenceFilter = {
  /** `pr` */
  op: Presence;
  /** The attribute. */
  path: FilterPath;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
};

/** The attributes that Okta's screens show, by variable name or display name. */
export type PresentAttributes = {
  /** Provisioning > To App. */
  toApp?: Array<string>;
  /** Provisioning > To Okta. */
  toOkta?: Array<string>;
  /** Profile Editor, the app's user profile. */
  profile?: Array<string>;
};

/** In whose eyes severities are given. */
export type Profile = "rfc" | "okta" | "entra" | "onelogin" | "sumologic" | "interop" | "ipsie" | "fastfed";

/** The setup at another identity provider. */
export type ProviderSetup = {
  /** Every field of every screen. `manual` says nothing here: there are no requests beside them. */
  rows: Array<SetupRow>;
  /** What to know beside. */
  notes: Array<string>;
};

/** What Okta does in the app, as its System Log names it. */
export type ProvisioningOperation = "application.provision.user.verify_exists" | "application.provision.user.push" | "application.provision.user.push_profile" | "application.provision.user.deactivate";

/** When a mapped value is sent. */
export type PushStatus = "PUSH";

/** What comes of a PATCH by one reading of the RFC. */
export type Reading = {
  /** The reading. */
  semantics: Semantics;
  /** Whether it comes to the same as by the RFC. */
  same: boolean;
  /** The text of the resource afterwards; absent where the PATCH is refused. */
  result?: string;
  /** Why it is refused. */
  error?: PatchError;
  /** What the operations do otherwise. */
  differences: Array<Difference>;
};

/** A part of a pasted text, and what it turned out to be. */
export type Recognized = {
  /** Which of the pasted texts it is in, from 0. */
  input: number;
  /** The file's name. */
  name?: string;
  /** What it is. */
  kind: ExportKind;
  /** What it is, with its name: `Okta application: Sumo Logic (prod)`. */
  title: string;
  /** How many of them there are, where several stand side by side. */
  count: number;
  /** The step that it is about, where `checkSetup` reads it. */
  step?: Step;
  /** Where in the text it begins. */
  start: number;
  /** The findings that come from it, by their indices in `diagnostics`. */
  findings: Array<number>;
  /** What to do with it, where `checkSetup` does not read it. */
  advice?: string;
};

/**
 * What is to be rehearsed: people, what happens, and how Okta and Sumo Logic are set up. What is
 * absent is as the guide has it.
 */
export type Rehearsal = {
  /** The people in Okta; a hundred at most. */
  people?: readonly Person[];
  /** What happens, in its order; two hundred events at most. */
  events?: readonly RehearsalEvent[];
  /** The code of the deployment that the account is on; `US1` when absent. */
  deployment?: string;
  /** The SCIM connector base URL as it is entered in Okta; that of the deployment when absent. */
  baseUrl?: string;
  /** Where a person's role comes from; `assignment` when absent. */
  mode?: MappingMode;
  /** The application username format; `okta-username` when absent, as in Okta. */
  userNameFormat?: UserNameFormat;
  /** The external name of the app's attribute `roles`. */
  externalName?: string;
  /** Its external namespace. */
  externalNamespace?: string;
  /**
   * The attributes of the app that are mapped, by their variable names; `givenName`,
   * `familyName` and `email` when absent.
   */
  mapped?: Array<string>;
  /** Whether Create Users is enabled; `true` when absent. */
  createUsers?: boolean;
  /** Whether Update User Attributes is enabled; `true` when absent. */
  updateUserAttributes?: boolean;
  /** Whether Deactivate Users is enabled; `true` when absent. */
  deactivateUsers?: boolean;
  /** Whether provisioning is on from the start; `true` when absent. */
  provisioning?: boolean;
  /** How Okta sends the access key; `http-header` when absent. */
  authenticationMode?: RehearsalAuthentication;
  /** The names of the roles in Sumo Logic; the built-in ones when absent. */
  roles?: Array<string>;
  /** Who is in Sumo Logic already. */
  users?: readonly HeldUser[];
  /** What the access key may do, and for how long. */
  key?: KeyPolicy;
  /** What the papers leave in doubt, where it is to be otherwise than by default. */
  switches?: { listHidesInactive?: boolean, roleCaseMatters?: boolean, userNameFilter?: boolean, unknownMembersTolerated?: boolean, emailCanChange?: boolean, wrongDeploymentMoved?: boolean, redirectFollowed?: boolean };
  /** The time of the first event, as an ISO 8601 dateTime; `2026-01-05T09:00:00Z` when absent. */
  now?: string;
};

/** How Okta sends the access key. */
export type RehearsalAuthentication = "http-header" | "basic";

/** Something that the papers leave in doubt. */
export type RehearsalDoubt = {
  /** The name of its switch. */
  switch: string;
  /** What is in doubt, as a statement. */
  statement: string;
  /** Whether the rehearsal took it to be true. */
  holds: boolean;
  /** Where the default comes from, and what speaks against it. */
  source: string;
  /** What would happen otherwise; nothing where it makes no difference. */
  otherwise?: RehearsalOtherwise;
};

/** Something that happens. */
export type RehearsalEvent = {
  /** What happens. */
  event: RehearsalEventKind;
  /** To whom: the login of one of the people. */
  person?: string;
  /** To which group: everybody of the people who is in it. */
  group?: string;
  /** The role that is chosen at the assignment, that changes, or that is created. */
  role?: string;
  /** The attributes of the Okta profile that change: `lastName`, `email`, `login`, … */
  profile?: Record<string, string>;
  /** How many days pass. */
  days?: number;
};

/** What can happen in a rehearsal. */
export type RehearsalEventKind = "test" | "assign" | "change" | "unassign" | "deactivate" | "activate" | "enable-provisioning" | "provision-user" | "force-sync" | "retry" | "import" | "wait" | "new-key" | "delete-in-sumo-logic" | "reactivate-in-sumo-logic" | "create-role";

/** Where the story would go another way. */
export type RehearsalOtherwise = {
  /** The first step that would end otherwise, from 0. */
  step: number;
  /** How it would end. */
  outcome: RehearsalOutcome;
  /** What would come of it, in sentences. */
  consequences: Array<string>;
};

/** How an event ended. */
export type RehearsalOutcome = "nothing" | "done" | "failed";

/**
 * How a rehearsal went. The report is about the rehearsal as it was given; what is wrong with a
 * request or an answer stands beside it.
 */
export type RehearsalReport = {
  /** The events, those of a group once for each member. */
  steps: Array<RehearsalStep>;
  /** What the papers leave in doubt, and what would happen otherwise. */
  doubts: Array<RehearsalDoubt>;
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /** The findings, in the order of input, place, severity, rule. */
  diagnostics: Array<Diagnostic>;
};

/** An event and what came of it. */
export type RehearsalStep = {
  /** What happened. */
  event: RehearsalEventKind;
  /** Its place among the events that were given, from 0. */
  number: number;
  /** The login of the person that it happened to. */
  person?: string;
  /** The event in words. */
  title: string;
  /** When it happened. */
  time: string;
  /** How it ended. */
  outcome: RehearsalOutcome;
  /** What came of it, in sentences. */
  consequences: Array<string>;
  /** What to do where it failed, in sentences. */
  advice: Array<string>;
  /** What Okta's System Log says of it. */
  log: Array<RehearsedLogEntry>;
  /** The requests of Okta and the answers of Sumo Logic. */
  exchanges: Array<RehearsedExchange>;
  /** Who is in Sumo Logic afterwards. */
  users: Array<RehearsedUser>;
};

/** A request of Okta and the answer to it. */
export type RehearsedExchange = {
  /** What it is for, in a few words. */
  purpose: string;
  /** The method. */
  method: string;
  /** The whole URL. */
  url: string;
  /** The headers of the request; the credentials are the variable `$SCIM_TOKEN`. */
  requestHeaders: Array<[string, string]>;
  /** The body of the request. */
  requestBody?: string;
  /** The status of the answer; nothing where nobody answers. */
  status?: number;
  /** The headers of the answer. */
  responseHeaders: Array<[string, string]>;
  /** The body of the answer. */
  responseBody?: string;
  /** The request as a command for a POSIX shell, with the credentials in `$SCIM_TOKEN`. */
  curl: string;
  /**
   * What the rules of payloads say of the request (source `request`) and the answer
   * (`response`).
   */
  findings: Array<Diagnostic>;
};

/** An entry of Okta's System Log. */
export type RehearsedLogEntry = {
  /** The type of the event. */
  eventType: ProvisioningOperation;
  /** What the log shows for it. */
  displayMessage: string;
  /** `SUCCESS` or `FAILURE`. */
  result: string;
  /** The reason of a failure. */
  reason?: string;
};

/** A user in Sumo Logic. */
export type RehearsedUser = {
  /** Sixteen hexadecimal digits. */
  id: string;
  /** The user name. */
  userName: string;
  /** The given name. */
  givenName: string;
  /** The family name. */
  familyName: string;
  /** The email address. */
  email: string;
  /** The names of the roles. */
  roles: Array<string>;
  /** Whether the account is active. */
  active: boolean;
  /** Whether the step created or changed it. */
  changed: boolean;
};

/** Another place, or a source, that has to do with a finding. */
export type Related = {
  /** What there is to see. */
  message: string;
  /** The JSON Pointer of the place. */
  pointer?: string;
  /** The start of the place. */
  start?: number;
  /** The end of the place. */
  end?: number;
};

/** Variable names of attributes that go; an object of nulls on the wire. */
export type Removals = { [key in string]: null };

/** What was found, as it leaves the crate (wire version 1). */
export type Report = {
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /** The findings, in the order of input, place, severity, rule. */
  diagnostics: Array<Diagnostic>;
};

/** The body of a request. */
export type RequestBody = ApplicationBody | SchemaBody<RolesProperty> | MappingBody | SchemaBody<Removals> | AssignmentBody;

/** How a role may be written in the options. */
export type RoleEntry = string | RoleRow;

/** The `roles` attribute for both profiles. */
export type RoleEnum = {
  /** The table for "Define enumerated list of values". */
  rows: Array<RoleRow>;
  /** The user permission of the attribute in the Okta user profile. */
  userPermission: PermissionChoice;
  /** The body for `POST /api/v1/meta/schemas/user/default`. */
  userSchema: SchemaBody<RolesProperty>;
  /** The body for `POST /api/v1/meta/schemas/apps/{appId}/default`. */
  appUserSchema: SchemaBody<RolesProperty>;
  /**
   * What is to be said of the list; pointers lead into the options (`/roles/1/value`), for the
   * guide's table as if it had been given.
   */
  report: Report;
};

/** What the list of roles is to be. */
export type RoleEnumOptions = {
  /**
   * The roles in their order, a plain string for a role that is shown as it is called. When
   * absent: the table of Sumo Logic's guide.
   */
  roles?: Array<RoleEntry>;
  /** What people may do with the attribute of their own Okta profile. When absent: `READ_ONLY`. */
  userPermission?: UserPermission;
};

/** A value to choose from, with what is shown for it. */
export type RoleRow = {
  /** Display name: what whoever assigns the app sees. */
  displayName: string;
  /** Value: what Okta sends. */
  value: string;
};

/** The one attribute that is added. */
export type RolesProperty = {
  /** The attribute with the variable name `roles`. */
  roles: SchemaProperty;
};

/** What to do with a field. */
export type RowAction = "enter" | "choose" | "tick" | "untick" | "press" | "fill" | "empty" | "add" | "keep" | "delete" | "expect";

/** How often a rule was broken. */
export type RuleCount = {
  /** The rule's id. */
  rule: string;
  /** How often. */
  count: number;
};

/** A rule as it leaves the crate. */
export type RuleInfo = {
  /** The id, which never changes its meaning. */
  id: string;
  /** How bad a finding of it is in the profile `rfc`. */
  severity: Severity;
  /** How sure a finding of it is at best. */
  certainty: Certainty;
  /** What is wrong, in one sentence. */
  summary: string;
  /** Where it is written. */
  authority: string;
  /** Whether it is in force. */
  status: Status;
  /** The rule's place in the rule book. */
  docsUrl: string;
};

/** The addresses of a SAML app in Okta, as far as they are known. */
export type Saml = {
  /** Single sign-on URL: Sumo Logic's Assertion Consumer URL. */
  acsUrl?: string;
  /** Audience URI: Sumo Logic's entity ID. */
  entityId?: string;
  /** Recipient URL, where it is not the single sign-on URL. */
  recipient?: string;
  /** Destination URL, where it is not the single sign-on URL. */
  destination?: string;
  /** The SCIM connector base URL, to compare the deployment. */
  baseUrl?: string;
};

/** The addresses of a SAML configuration in Sumo Logic. */
export type SamlAddresses = {
  /** Assertion Consumer URL. */
  assertionConsumerUrl?: string;
  /** Entity ID. */
  entityId?: string;
};

/** A SAML configuration in Sumo Logic. */
export type SamlConfiguration = {
  /** Assertion Consumer URL. */
  assertionConsumerUrl?: string;
  /** Entity ID. */
  entityId?: string;
  /** Issuer: that of the app in Okta. */
  issuer?: string;
  /** Whether On Demand Provisioning is ticked. */
  onDemandProvisioning?: boolean;
  /** Roles Attribute; empty where it is not used. */
  rolesAttribute?: string;
  /** Whether Require SAML Sign In is on, which locks login addresses. */
  requireSignIn?: boolean;
};

/** The SAML settings of an app. */
export type SamlSignOn = {
  /** Single sign-on URL. */
  ssoAcsUrl: string;
  /** Recipient URL: the single sign-on URL. */
  recipient: string;
  /** Destination URL: the single sign-on URL. */
  destination: string;
  /** Audience URI (SP Entity ID). */
  audience: string;
  /** `${user.userName}`: the application username. */
  subjectNameIdTemplate: string;
  /** Name ID format: an email address. */
  subjectNameIdFormat: string;
  /** Whether the response is signed. */
  responseSigned: boolean;
  /** Whether the assertion is signed. */
  assertionSigned: boolean;
  /** `RSA_SHA256`. */
  signatureAlgorithm: string;
  /** `SHA256`. */
  digestAlgorithm: string;
  /** Whether people log in anew when Sumo Logic asks for it. */
  honorForceAuthn: boolean;
  /** What is said of how people log in. */
  authnContextClassRef: string;
  /** Whether requests are compressed. */
  requestCompressed: boolean;
  /** Whether there are further single sign-on URLs. */
  allowMultipleAcsEndpoints: boolean;
};

/** A request body that changes a profile schema. What it does not name stays as it is. */
export type SchemaBody<Properties> = {
  /** The parts of the profile schema. */
  definitions: SchemaDefinitions<Properties>;
};

/** The parts of a profile schema. */
export type SchemaDefinitions<Properties> = {
  /** The attributes that are not Okta's own. */
  custom: CustomSchema<Properties>;
};

/** An attribute as Okta's Add Attribute dialog describes it. */
export type SchemaProperty = {
  /** Display name. */
  title: string;
  /** Description. */
  description: string;
  /** Data type: `string`. */
  type: string;
  /** External name; in the app's profile only. */
  externalName?: string;
  /** External namespace; in the app's profile only. */
  externalNamespace?: string;
  /** The values to choose from. */
  enum: Array<string>;
  /** The same values in the same order, with their display names. */
  oneOf: Array<EnumEntry>;
  /** Attribute type: `NONE` is Group, `SELF` would be Personal. */
  scope: string;
  /** Attribute required. */
  required: boolean;
  /** User permission; in the Okta user profile only. */
  permissions?: Array<Permission>;
  /** Where the value comes from. */
  master: Master;
};

/** The kinds of errors that a server answers with (RFC 7644 §3.12 table 9). */
export type ScimType = "invalidSyntax" | "invalidPath" | "invalidFilter" | "invalidValue" | "noTarget" | "mutability";

/** The screens with attributes. */
export type ScreenName = "To App" | "To Okta" | "App profile";

/** The mark of a value path. */
export type Selection = "valuePath";

/** How a server reads a PATCH where RFC 7644 leaves a choice. */
export type Semantics = "rfc" | "strict" | "entra" | "replace";

/** A setup, as far as it is known: any part may be absent, and is then not checked. */
export type Setup = {
  /** The time of the check (RFC 3339), for the age of the access key. */
  now?: string;
  /** Where a person's role is to come from; when absent, the mapping tells. */
  mode?: MappingMode;
  /** What is set up in Sumo Logic. */
  sumoLogic?: SumoLogicSide;
  /** Okta: the app's General tab. */
  general?: General;
  /** Okta: Provisioning > Integration. */
  integration?: Integration;
  /** Okta: Provisioning > To App. */
  toApp?: ToApp;
  /** Okta: Provisioning > To Okta. */
  toOkta?: ToOkta;
  /** Okta: the app's Sign On tab and SAML settings. */
  signOn?: SignOn;
  /** Exports, in any order; what each is, is recognized. */
  pasted?: Array<Pasted>;
};

/**
 * Everything that it takes to provision Sumo Logic from Okta.
 *
 * Texts from the options are escaped wherever they stand, so all of it is valid whatever the
 * options hold. No secret is in it: what needs one has a variable in its place.
 */
export type SetupKit = {
  /** Every field of every screen, in the order in which they are to be filled. */
  rows: Array<SetupRow>;
  /** What neither Okta's API nor Terraform can do. */
  manual: Array<ManualStep>;
  /** The requests to Okta's Management API, in their order. */
  requests: Array<SetupRequest>;
  /** The same as a Terraform configuration for the providers `okta` and `sumologic`. */
  terraform: string;
  /** What tests the base URL and the access key. */
  commands: Commands;
  /** All of it as a Markdown document. */
  runbook: string;
  /** The same setup in Microsoft Entra ID. */
  entra: ProviderSetup;
  /** The same setup in OneLogin. */
  onelogin: ProviderSetup;
  /** What is to be said of the options; `source` is `options`, pointers lead into them. */
  report: Report;
  /** What `checkSetup` takes, as if all of it had been entered. */
  setup: Setup;
};

/** What exports show of the attribute mappings, as `attributeMapping` takes it. */
export type SetupMapping = {
  /** Where a person's role comes from, as far as that is known. */
  mode?: MappingMode;
  /** The attributes that the screens show. */
  present: PresentAttributes;
};

/**
 * What a setup is to be. What is absent has the guide's way or a sound default; what cannot be
 * known is left open in what is made, and said.
 */
export type SetupOptions = {
  /**
   * The code of the Sumo Logic deployment, or any address of the account. When absent: that of
   * the SAML addresses.
   */
  deployment?: string;
  /** The name of the app in Okta; `Sumo Logic` when absent. */
  appName?: string;
  /**
   * The roles to choose from, a plain string for a role that is shown as it is called. When
   * absent: `Administrator` and `Analyst`, which every account has.
   */
  roles?: Array<RoleEntry>;
  /**
   * Where a person's role comes from: `assignment`, as in the guide and when absent, or
   * `mapped`.
   */
  mode: "assignment" | "mapped";
  /** How Okta authenticates: `http-header`, also when absent, or `basic`. */
  authenticationMode: "http-header" | "basic";
  /** The addresses that Sumo Logic shows for the SAML configuration. */
  saml?: SamlAddresses;
};

/** What was found in a setup, step by step (wire version 1). */
export type SetupReport = {
  /** The steps of the guide, all of them, in its order. */
  steps: Array<StepReport>;
  /** What the pasted texts turned out to be. */
  recognized: Array<Recognized>;
  /** What exports show of the attribute mappings; absent where none shows any of it. */
  mapping?: SetupMapping;
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /** The findings, in the order of input, place, severity, rule. */
  diagnostics: Array<Diagnostic>;
};

/** A request to Okta's Management API. */
export type SetupRequest = {
  /** The step of the guide. */
  step: Step;
  /** What it does. */
  title: string;
  /** The method. */
  method: string;
  /** The path, with the names of what is to be filled in in braces: `{appId}`. */
  path: string;
  /** The body, where it has one. */
  body?: RequestBody;
  /** What has to be done or known before, or what to take from the answer. */
  note: string;
  /** The request for a POSIX shell. */
  curl: string;
  /** The request for PowerShell. */
  powershell: string;
};

/** One field of one screen. */
export type SetupRow = {
  /** The step of the guide. */
  step: Step;
  /** The way to the screen, in the words of its menus. */
  screen: string;
  /** The field, button or attribute, as the screen calls it. */
  field: string;
  /** What to do with it. */
  action: RowAction;
  /** The value, where there is one; for `fill`, what value of your own belongs there. */
  value: string;
  /** Why; empty where it goes without saying. */
  why: string;
  /** Whether neither Okta's API nor Terraform can do it. */
  manual: boolean;
};

/** How bad a finding is. */
export type Severity = "error" | "warning" | "info";

/** The app's Sign On tab, and its SAML settings. */
export type SignOn = {
  /** Single sign-on URL. */
  ssoUrl?: string;
  /** Audience URI (SP Entity ID). */
  audienceUri?: string;
  /** Recipient URL, where it is not the single sign-on URL. */
  recipient?: string;
  /** Destination URL, where it is not the single sign-on URL. */
  destination?: string;
  /** Name ID format, as on the screen or as a URN. */
  nameIdFormat?: string;
  /**
   * Application username, as on the screen (`Email`, `Okta username`) or as in the API
   * (`${source.email}`).
   */
  applicationUsername?: string;
  /** The names of the group attribute statements. */
  groupAttributes?: Array<string>;
};

/** Whether a rule is in force. */
export type Status = "stable" | "removed";

/** A step of Sumo Logic's guide, in its order. */
export type Step = "prerequisites" | "app" | "provisioning" | "roles" | "mappings" | "assignment" | "verification" | "syncing";

/** One step of the guide. */
export type StepReport = {
  /** Which step it is. */
  step: Step;
  /** What the guide calls it. */
  title: string;
  /** How it stands. */
  status: StepStatus;
  /** The findings about it, by their indices in `diagnostics`. */
  findings: Array<number>;
  /** What could not be checked, and what would allow it. */
  unchecked: Array<Missing>;
};

/** How a step stands. */
export type StepStatus = "not-yet" | "fine" | "look" | "wrong";

/** What is set up in Sumo Logic. */
export type SumoLogicSide = {
  /** Where people log in: any address of the account's web pages. */
  loginUrl?: string;
  /** The code of the deployment, such as `US2`. */
  deployment?: string;
  /** The names of the roles there are. */
  roles?: Array<string>;
  /** The SAML configuration. */
  saml?: SamlConfiguration;
  /** The access key that Okta uses. */
  accessKey?: KeyFacts;
};

/** How a log is to be read. */
export type SystemLogOptions = {
  /**
   * The app, by its id or its label. When absent: those with Sumo in their label, or where there
   * is none, all apps that are provisioned.
   */
  app?: string;
  /** How many people are kept: 1000 when absent. */
  people?: number;
};

/** What a System Log says of the setup (wire version 1). */
export type SystemLogReport = {
  /** What the log turned out to be. */
  shape: LogShape;
  /** How many events it holds, of any kind. */
  events: number;
  /** How many of them are about provisioning, each once, in the apps asked for. */
  provisioning: number;
  /** How many stood there before. */
  duplicates: number;
  /** How many rows or lines could not be read. */
  unreadable: number;
  /** When the first event about provisioning was published (RFC 3339, UTC). */
  from?: string;
  /** When the last one was. */
  to?: string;
  /** The apps, in the order in which they appear. */
  apps: Array<LogApp>;
  /** Why requests failed, what fails most first. */
  causes: Array<LogCause>;
  /** How many people there are by outcome, kept or not. */
  outcomes: Array<OutcomeCount>;
  /** The people: those with failures first, then by login. `peopleTotal` counts them all. */
  people: Array<LoggedPerson>;
  /** How many people there are. */
  peopleTotal: number;
  /** What the log says of each step of the guide. */
  steps: Array<LogStep>;
  /** The version of this shape: 1. */
  version: number;
  /** Whether there are no errors. */
  ok: boolean;
  /** How many errors there are, kept or not. */
  errors: number;
  /** How many warnings there are, kept or not. */
  warnings: number;
  /** How many infos there are, kept or not. */
  infos: number;
  /** Whether there are more findings than `diagnostics` holds. */
  truncated: boolean;
  /** The findings, in the order of input, place, severity, rule. */
  diagnostics: Array<Diagnostic>;
};

/** What a PATCH is applied to. */
export type Target = "user" | "group";

/** Provisioning > To App: what is enabled. */
export type ToApp = {
  /** Create Users. */
  createUsers?: boolean;
  /** Update User Attributes. */
  updateUserAttributes?: boolean;
  /** Deactivate Users. */
  deactivateUsers?: boolean;
  /** Sync Password. */
  syncPassword?: boolean;
};

/** Provisioning > To Okta. */
export type ToOkta = {
  /** Schedule import: whether one is set. */
  scheduledImport?: boolean;
  /** Auto-confirm new users. */
  autoConfirmNewUsers?: boolean;
  /** Allow the app to source Okta users (Profile & Lifecycle Sourcing). */
  profileSourcing?: boolean;
};

/** Something that was not checked. */
export type Unchecked = {
  /**
   * What it would take: `previous`, `http`, `now`, `schemas`, or `version` for a later version
   * of this library.
   */
  needs: string;
  /** What was not checked, in one sentence. */
  message: string;
};

/** The application username format of the Sign On settings. */
export type UserNameFormat = "okta-username" | "email" | "okta-username-prefix" | "email-prefix";

/** The application username. */
export type UserNameTemplate = {
  /** `${source.email}`: Email. */
  template: string;
  /** `BUILT_IN`. */
  type: string;
  /** `PUSH`: at creation and at every change. */
  pushStatus: string;
};

/** What people may do with an attribute of their own Okta profile ("User permission"). */
export type UserPermission = "READ_ONLY" | "READ_WRITE" | "HIDE";

/** A list of which one element must meet a filter. */
export type ValuePathFilter = {
  /** `valuePath` */
  op: Selection;
  /** The list. */
  path: FilterPath;
  /** What the element must meet; its attributes are sub-attributes of the list. */
  filter: FilterTree;
  /** Where it begins. */
  start: number;
  /** Where it ends. */
  end: number;
};
