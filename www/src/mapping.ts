// Attribute mappings: what stays and what goes on each of Okta's three screens.

import { bodyBox } from "./copy.ts";
import { diagram, type Flow } from "./diagram.ts";
import { counted, element, partById } from "./dom.ts";
import { type Place, show } from "./findings.ts";
import { glyph } from "./glyph.ts";
import {
  type AttributeMapping,
  attributeMapping,
  type MappingRow,
  type MappingScreen,
  type SetupMapping,
} from "./library.ts";
import { inline } from "./prose.ts";
import { onPermission, userPermission } from "./roles.ts";

const PLACE: Place = { id: "mapping", step: "mappings", label: "Attribute mappings" };
const MAPPINGS = "POST /api/v1/mappings/{mappingId}";
const DELETED_IN_PICTURE = 3;

export function startMapping(): void {
  for (const one of document.querySelectorAll('input[name="mapping-mode"]')) {
    one.addEventListener("change", refresh);
  }
  onPermission(refresh);
  refresh();
}

/** What was pasted of the mappings; the picture and the tables follow it. */
let pasted: SetupMapping | undefined;

/** Follows what was pasted of the mappings, or Okta's defaults where nothing was. */
export function followMapping(mapping: SetupMapping | undefined): void {
  if (JSON.stringify(mapping) === JSON.stringify(pasted)) return;
  pasted = mapping;
  refresh();
}

function refresh(): void {
  const mapped = document.querySelector('input[value="mapped"]:checked') !== null;
  const options = {
    mode: mapped ? "mapped" : "assignment",
    userPermission: userPermission(),
  } as const;
  const advised = attributeMapping(options);
  // What is wrong with the pasted ones is said by the check of the setup.
  show(PLACE, advised.report.diagnostics, {
    filled: true,
    fine: "With these rows Sumo Logic gets what it needs and nothing else.",
    unchecked: pasted ? [] : ["What your Okta screens really hold"],
  });
  const made = pasted ? attributeMapping({ ...options, ...pasted }) : advised;
  drawFigure(made);
  partById("mapping-screens").replaceChildren(...made.screens.map(drawScreen), ...bodies(made));
}

function drawFigure(made: AttributeMapping): void {
  const flows = flowsOf(made);
  const kept = flows.filter((flow) => flow.sumo);
  const gone = flows.filter((flow) => !flow.sumo);
  const more = gone.length - DELETED_IN_PICTURE;
  const caption =
    more > 0
      ? `${counted(more, "more attribute")} of the app profile to be deleted. The tables below name them all.`
      : "The tables below say the same in words.";
  const source = pasted ? "As in what you pasted. " : "";
  partById("mapping-figure").replaceChildren(
    diagram(
      [...kept, ...gone.slice(0, DELETED_IN_PICTURE)],
      "What flows from the Okta user over the app profile to the Sumo Logic user",
    ),
    element("figcaption", {}, source, caption),
  );
}

/** Follows each attribute of the app profile from its source to where it arrives. */
function flowsOf(made: AttributeMapping): Flow[] {
  const rows = (name: MappingScreen["screen"]) =>
    made.screens.find((one) => one.screen === name)?.rows ?? [];
  const sources = new Map(rows("To App").map((row) => [row.attribute, row]));
  return rows("App profile").map((row) => {
    const role = row.attribute === "roles";
    const source = sources.get(row.attribute);
    const mapped = source && source.action !== "delete" ? source.expression : undefined;
    const unmapped = role ? "chosen at assignment" : "Application username";
    const okta = mapped ?? (row.action === "delete" ? undefined : unmapped);
    return {
      app: row.attribute,
      ...(okta ? { okta } : {}),
      ...(row.action === "delete" ? {} : { sumo: row.externalName ?? row.attribute }),
      role,
    };
  });
}

function drawScreen(one: MappingScreen): HTMLElement {
  const stay = one.rows.filter((row) => row.action !== "delete");
  const go = one.rows.filter((row) => row.action === "delete");
  return element(
    "div",
    { class: "screen" },
    element("h3", {}, one.screen),
    element("p", { class: "where" }, one.where.replaceAll(" > ", " → ")),
    ...one.notes.map((note) => element("p", {}, ...inline(note))),
    table(`${one.screen}: what stays`, stay),
    go.length ? deletions(one.screen, go) : undefined,
  );
}

function table(name: string, rows: readonly MappingRow[]): HTMLElement {
  const head = ["Do", "Attribute", "Why"].map((title) => element("th", { scope: "col" }, title));
  const lines = rows.map((row) =>
    element(
      "tr",
      { class: row.action },
      action(row),
      attribute(row),
      element("td", {}, ...inline(row.why)),
    ),
  );
  return element(
    "table",
    { class: "mapping", "aria-label": name },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...lines),
  );
}

const ACTIONS = {
  keep: { tone: "fine", word: "Keep" },
  add: { tone: "look", word: "Add" },
  delete: { tone: "unchecked", word: "Delete" },
} as const;

function action(row: MappingRow): HTMLElement {
  const { tone, word } = ACTIONS[row.action];
  return element("td", { class: `do ${tone}` }, glyph(tone), word);
}

function attribute(row: MappingRow): HTMLElement {
  return element("th", { scope: "row" }, ...named(row));
}

/** An attribute as the screen calls it, with its variable name where that is another. */
function named({ attribute, displayName }: MappingRow): (Node | string)[] {
  return attribute === displayName
    ? [displayName]
    : [displayName, " ", element("code", {}, attribute)];
}

/** What goes, by the reason why: nearly all of it goes for the same one. */
function deletions(screen: string, rows: readonly MappingRow[]): HTMLElement {
  const reasons = [...new Set(rows.map((row) => row.why))];
  const lists = reasons.flatMap((why) => [
    element("p", { class: "where" }, ...inline(why)),
    element(
      "ul",
      { class: "gone", "aria-label": `${screen}: what goes` },
      ...rows.filter((row) => row.why === why).map((row) => element("li", {}, ...named(row))),
    ),
  ]);
  return element(
    "details",
    { class: "more" },
    element("summary", {}, `Delete all others: ${counted(rows.length, "attribute")}`),
    ...lists,
  );
}

function bodies(made: AttributeMapping): HTMLElement[] {
  return [
    element("h3", {}, "The same by Okta’s API"),
    bodyBox("Mapping to the app", MAPPINGS, made.toApp, "okta-mapping-to-app.json"),
    bodyBox("Mapping to Okta", MAPPINGS, made.toOkta, "okta-mapping-to-okta.json"),
    bodyBox(
      "Removals from the app profile",
      "POST /api/v1/meta/schemas/apps/{appId}/default, after the mappings",
      made.profileRemovals,
      "okta-app-profile-removals.json",
    ),
  ];
}
