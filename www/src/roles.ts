// The roles: an editable list, and what goes onto both of Okta's profile screens because of it.

import { bodyBox, valueBox } from "./copy.ts";
import { button, buttonById, byId, element, partById } from "./dom.ts";
import { type Field, field } from "./field.ts";
import { type Place, show } from "./findings.ts";
import { checkExternalName, roleEnum, type UserPermission } from "./library.ts";

const PLACE: Place = {
  id: "role",
  step: "roles",
  label: "Enumerated list of values",
  reach: ({ pointer }) => cell(pointer),
};
const EXTERNAL_NAME = "roles.^[primary==true].value";
const NAMESPACE = "urn:ietf:params:scim:schemas:core:2.0:User";

type Role = { displayName: string; value: string };

/** The roles that every Sumo Logic has, spelled as it spells them. */
const BUILT_IN: readonly Role[] = ["Administrator", "Analyst"].map((role) => ({
  displayName: role,
  value: role,
}));
const PERMISSIONS: Record<string, string> = {
  HIDE: "Hide",
  READ_ONLY: "Read Only",
  READ_WRITE: "Read-Write",
};

let body: HTMLTableSectionElement;
let permission: HTMLSelectElement;
let name: Field;
let namespace: Field;

/** What people may do with the attribute of their own Okta profile. */
export function userPermission(): UserPermission {
  return permission.value as UserPermission;
}

/** Calls back when that changes. */
export function onPermission(act: () => void): void {
  permission.addEventListener("change", act);
}

export function startRoles(): void {
  body = byId("role-table", HTMLTableElement).tBodies[0] ?? document.createElement("tbody");
  permission = byId("user-permission", HTMLSelectElement);
  permission.addEventListener("change", refresh);
  buttonById("role-add").addEventListener("click", () => {
    const row = addRow({ displayName: "", value: "" });
    row.querySelector("input")?.focus();
  });
  buttonById("role-guide").addEventListener("click", () => fill(roleEnum().rows));
  buttonById("role-exact").addEventListener("click", () => fill(BUILT_IN));
  name = field({ id: "external-name", step: "roles", label: "External name" }, checkNames);
  namespace = field(
    { id: "external-namespace", step: "roles", label: "External namespace" },
    checkNames,
  );
  fill(roleEnum().rows);
  checkNames();
}

function fill(roles: readonly Role[]): void {
  body.replaceChildren();
  for (const role of roles) addRow(role);
  refresh();
}

function addRow(role: Role): HTMLTableRowElement {
  const input = (label: string, value: string) => {
    const made = element("input", {
      type: "text",
      "aria-label": label,
      spellcheck: "false",
      autocomplete: "off",
      input: refresh,
    });
    made.value = value;
    return made;
  };
  const row = element(
    "tr",
    {},
    element("td", {}, input("Display name", role.displayName)),
    element("td", {}, input("Value", role.value)),
    element(
      "td",
      {},
      button("Remove", () => {
        const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector(
          "button",
        );
        row.remove();
        refresh();
        (next ?? buttonById("role-add")).focus();
      }),
    ),
  );
  body.append(row);
  numberRows();
  return row;
}

/** Gives each row's controls names of their own, for readers who hear them one by one. */
function numberRows(): void {
  for (const [index, row] of [...body.rows].entries()) {
    const [display, value] = row.querySelectorAll("input");
    display?.setAttribute("aria-label", `Display name ${index + 1}`);
    value?.setAttribute("aria-label", `Value ${index + 1}`);
    row.querySelector("button")?.setAttribute("aria-label", `Remove role ${index + 1}`);
  }
}

function entered(): Role[] {
  return [...body.rows].flatMap((row) => {
    const [displayName = "", value = ""] = [...row.querySelectorAll("input")].map(
      (one) => one.value,
    );
    return displayName || value ? [{ displayName, value }] : [];
  });
}

/** The input that a pointer into the list leads to, such as `/roles/1/value`. */
function cell(pointer = ""): HTMLElement | undefined {
  const [, row, part] = /^\/roles\/(\d+)(?:\/(\w+))?/.exec(pointer) ?? [];
  if (pointer === "/userPermission") return permission;
  const filled = [...body.rows].filter((one) =>
    [...one.querySelectorAll("input")].some((input) => input.value),
  );
  return filled[Number(row)]?.querySelectorAll("input")[part === "displayName" ? 0 : 1];
}

function refresh(): void {
  numberRows();
  const made = roleEnum({ roles: entered(), userPermission: userPermission() });
  show(PLACE, made.report.diagnostics, {
    filled: true,
    fine: "The list can go into Okta.",
    unchecked: ["Whether roles of these names exist in Sumo Logic"],
  });
  drawScreens(made);
}

let drawn = "";
function drawScreens(made: ReturnType<typeof roleEnum>): void {
  const now = JSON.stringify([made.userSchema, made.appUserSchema]);
  if (now === drawn) return;
  drawn = now;
  const { action, why } = made.userPermission;
  partById("role-screens").replaceChildren(
    screen(
      "In the Okta user profile",
      "Directory → Profile Editor → Okta User (default) → Add Attribute",
      [
        ...COMMON,
        ["Enum", "Define enumerated list of values, as above"],
        ["User permission", PERMISSIONS[action] ?? action],
      ],
      element("p", { class: "where" }, why),
      bodyBox(
        "The same by Okta’s API",
        "POST /api/v1/meta/schemas/user/default",
        made.userSchema,
        "okta-user-roles.json",
      ),
    ),
    screen(
      "In the app’s user profile",
      "Directory → Profile Editor → the user of your app → Add Attribute. Only after provisioning is on: before that, the two External fields are missing.",
      COMMON,
      valueBox("External name", EXTERNAL_NAME),
      valueBox("External namespace", NAMESPACE),
      table([
        ["Enum", "Define enumerated list of values, the same list"],
        ["Attribute type", "Group"],
      ]),
      bodyBox(
        "The same by Okta’s API",
        "POST /api/v1/meta/schemas/apps/{appId}/default",
        made.appUserSchema,
        "okta-app-user-roles.json",
      ),
    ),
  );
}

const COMMON: [string, string][] = [
  ["Data type", "string"],
  ["Display name", "Roles"],
  ["Variable name", "roles"],
];

function screen(
  title: string,
  where: string,
  rows: [string, string][],
  ...rest: HTMLElement[]
): HTMLElement {
  return element(
    "div",
    { class: "screen" },
    element("h3", {}, title),
    element("p", { class: "where" }, where),
    table(rows),
    ...rest,
  );
}

function table(rows: [string, string][]): HTMLElement {
  const lines = rows.map(([label, value]) =>
    element("tr", {}, element("th", { scope: "row" }, label), element("td", {}, value)),
  );
  return element("table", { class: "facts" }, element("tbody", {}, ...lines));
}

function checkNames(): void {
  const [external, space] = [name.text.read(), namespace.text.read()];
  const any = external !== "" || space !== "";
  const found = any ? checkExternalName(external, space || undefined).diagnostics : [];
  const isSpace = (source: string) => source === "externalNamespace";
  show(name, external ? found.filter((one) => !isSpace(one.source)) : [], {
    filled: external !== "",
    fine: "Okta sends the role as Sumo Logic expects it.",
  });
  show(namespace, space ? found.filter((one) => isSpace(one.source)) : [], {
    filled: space !== "",
    fine: "This is the namespace of the SCIM user.",
  });
}
