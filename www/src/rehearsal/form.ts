// The people and the events, to be edited.

import { button, element, partById } from "../dom.ts";
import type { Person, Rehearsal, RehearsalEvent, RehearsalEventKind } from "../library.ts";

type Detail = "person" | "role" | "change" | "days";

/** What can happen, in Okta's words, and what there is to say of it. */
const KINDS: Record<RehearsalEventKind, { label: string; details: readonly Detail[] }> = {
  assign: { label: "Assign the app", details: ["person", "role"] },
  change: { label: "Change in Okta", details: ["person", "change"] },
  unassign: { label: "Unassign the app", details: ["person"] },
  deactivate: { label: "Deactivate in Okta", details: ["person"] },
  activate: { label: "Activate in Okta", details: ["person"] },
  "provision-user": { label: "Click Provision User", details: ["person"] },
  retry: { label: "Retry the failed task", details: ["person"] },
  test: { label: "Test Connector Configuration", details: [] },
  import: { label: "Click Import Now", details: [] },
  "force-sync": { label: "Click Force Sync", details: [] },
  "enable-provisioning": { label: "Enable provisioning", details: [] },
  wait: { label: "Days pass", details: ["days"] },
  "new-key": { label: "Enter a new access key", details: [] },
  "delete-in-sumo-logic": { label: "Delete in Sumo Logic", details: ["person"] },
  "reactivate-in-sumo-logic": { label: "Reactivate in Sumo Logic", details: ["person"] },
  "create-role": { label: "Create a role in Sumo Logic", details: ["role"] },
};

/** The parts of a person that can be edited here. */
const PROFILE = {
  firstName: "First name",
  lastName: "Last name",
  login: "Okta username",
  email: "Email",
} as const;
const CHANGES = { ...PROFILE, role: "Role" };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type Draft = Mutable<Rehearsal> & { people: Person[]; events: RehearsalEvent[] };

/** Draws the lists; `changed` is called after every change, which is in the draft by then. */
export function drawForm(draft: Draft, changed: () => void): void {
  const again = () => {
    drawForm(draft, changed);
    changed();
  };
  partById("rehearsal-people").replaceChildren(
    ...draft.people.map((person, index) => personRow(person, index, draft, changed, again)),
  );
  partById("rehearsal-events").replaceChildren(
    ...draft.events.map((event, index) => eventRow(event, index, draft, changed, again)),
  );
}

function personRow(
  person: Person,
  index: number,
  draft: Draft,
  changed: () => void,
  again: () => void,
): HTMLElement {
  const profile = person.profile as Record<string, string>;
  const parts = Object.entries(PROFILE).map(([name, label]) =>
    input(label, profile[name] ?? "", `person ${index + 1}`, (value) => {
      // Events call people by their username, so a new one goes along.
      if (name === "login") rename(draft, profile.login ?? "", value);
      if (value || name === "login") profile[name] = value;
      else delete profile[name];
      changed();
    }),
  );
  const role = input("Role", person.role ?? "", `person ${index + 1}`, (value) => {
    person.role = value;
    changed();
  });
  const remove = button("Remove", () => gone(draft.people, index, "rehearsal-person", again), {
    "aria-label": `Remove person ${index + 1}`,
  });
  return element("li", {}, ...parts, role, remove);
}

function rename(draft: Draft, from: string, to: string): void {
  for (const event of draft.events) if (event.person === from) event.person = to;
}

function eventRow(
  event: RehearsalEvent,
  index: number,
  draft: Draft,
  changed: () => void,
  again: () => void,
): HTMLElement {
  const of = `event ${index + 1}`;
  const kinds = Object.entries(KINDS).map(([kind, { label }]) => [kind, label] as const);
  const kind = select("What happens", kinds, event.event, of, (value) => {
    event.event = value as RehearsalEventKind;
    if (KINDS[event.event].details.includes("person"))
      event.person ??= draft.people[0]?.profile.login ?? "";
    else delete event.person;
    again();
    partById("rehearsal-events").children[index]?.querySelector("select")?.focus();
  });
  const details = KINDS[event.event]?.details ?? [];
  const remove = button("Remove", () => gone(draft.events, index, "rehearsal-event", again), {
    "aria-label": `Remove ${of}`,
  });
  const fields = details.flatMap((detail) => DETAILS[detail](event, of, draft, changed));
  return element("li", {}, kind, ...fields, remove);
}

type Fields = (
  event: RehearsalEvent,
  of: string,
  draft: Draft,
  changed: () => void,
) => HTMLElement[];

const DETAILS: Record<Detail, Fields> = {
  person: (event, of, { people }, changed) => {
    const logins = people.map(({ profile }) => [profile.login, profile.login] as const);
    return [
      select("Who", logins, event.person ?? "", of, (value) => {
        event.person = value;
        changed();
      }),
    ];
  },
  role: (event, of, _, changed) => [
    input("Role", event.role ?? "", of, (value) => {
      if (value) event.role = value;
      else delete event.role;
      changed();
    }),
  ],
  change: (event, of, _, changed) => {
    const [[name, value] = ["lastName", ""]] = [
      ...Object.entries(event.profile ?? {}),
      ...(event.role === undefined ? [] : [["role", event.role] as const]),
    ];
    const now = { name, value };
    const write = () => {
      delete event.profile;
      delete event.role;
      if (now.name === "role") event.role = now.value;
      else event.profile = { [now.name]: now.value };
      changed();
    };
    return [
      select("Attribute", Object.entries(CHANGES), now.name, of, (chosen) => {
        now.name = chosen;
        write();
      }),
      input("New value", now.value, of, (typed) => {
        now.value = typed;
        write();
      }),
    ];
  },
  days: (event, of, _, changed) => [
    input("Days", String(event.days ?? 1), of, (value) => {
      event.days = Math.max(Number.parseInt(value, 10) || 0, 0);
      changed();
    }),
  ],
};

/** Takes a row away; the focus goes to the next one's button, or to the one that adds rows. */
function gone(list: unknown[], index: number, name: string, again: () => void): void {
  list.splice(index, 1);
  again();
  const home = partById(name === "rehearsal-person" ? "rehearsal-people" : "rehearsal-events");
  const next = home.children[Math.min(index, list.length - 1)]?.querySelector("button");
  (next ?? partById(`${name}-add`)).focus();
}

/** A small field; what is heard says which row it belongs to. */
function labeled(
  label: string,
  of: string,
  control: HTMLInputElement | HTMLSelectElement,
): HTMLElement {
  control.setAttribute("aria-label", `${label}, ${of}`);
  return element("label", {}, element("span", {}, label), control);
}

function input(
  label: string,
  value: string,
  of: string,
  write: (value: string) => void,
): HTMLElement {
  const made = element("input", {
    type: "text",
    spellcheck: "false",
    autocomplete: "off",
    autocapitalize: "off",
    input: () => write(made.value),
  });
  made.value = value;
  return labeled(label, of, made);
}

function select(
  label: string,
  options: readonly (readonly [string, string])[],
  value: string,
  of: string,
  write: (value: string) => void,
): HTMLElement {
  const made = element("select", { change: () => write(made.value) });
  for (const [name, text] of options) made.add(new Option(text, name, false, name === value));
  if (made.value !== value) made.add(new Option(value, value, false, true));
  return labeled(label, of, made);
}
