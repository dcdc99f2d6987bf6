// The only door to the package: the page knows it by its npm name and by nothing else.

export type {
  AttributeMapping,
  Deployment,
  Diagnostic,
  MappingRow,
  MappingScreen,
  PayloadOptions,
  Profile,
  Report,
  RoleEnum,
  UserPermission,
} from "scim-preflight";
export {
  applyFixes,
  attributeMapping,
  bearerToken,
  checkAccessKey,
  checkBaseUrl,
  checkBearerToken,
  checkExternalName,
  checkPayload,
  checkSaml,
  default as init,
  deploymentOf,
  deployments,
  explain,
  roleEnum,
  scimBaseUrl,
} from "scim-preflight";
