// The first field of the page: takes anything, says what it is, and carries it to where it belongs.

import { announce } from "./announce.ts";
import { button, buttonById, byId, element, goTo, inputById, partById } from "./dom.ts";
import { takesFiles } from "./files.ts";
import { glyph } from "./glyph.ts";
import { EXPORTS, LOG } from "./kinds.ts";
import { type Piece, recognize } from "./recognize.ts";
import { PAYLOADS, WRONG_BASE_URL, wrongToken } from "./samples.ts";
import { FAULTY_SETUP } from "./setup-sample.ts";
import { onStanding, standing } from "./steps.ts";

/** The fields by their own names, as the answer says them. */
const GOES_TO: Record<string, string> = {
  "sumo-url": "Prerequisites",
  "access-id": "Prerequisites",
  "access-key": "Prerequisites",
  "saml-acs": "Create the app",
  "saml-entity": "Create the app",
  "base-url": "Set up provisioning",
  token: "Set up provisioning",
  "external-name": "Set up roles",
  "external-namespace": "Set up roles",
  "payload-text": "Payload checker",
  [LOG]: "Read my log",
  [EXPORTS]: "the list of exports",
};

type Writer = (text: string, name?: string) => void;
const writers = new Map<string, Writer>();

/** Says how a text gets into a field. */
export function takes(field: string, write: Writer): void {
  writers.set(field, write);
}

export function startPaste(): void {
  const area = byId("paste", HTMLTextAreaElement);
  const go = () => {
    area.value = send(area.value);
  };
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!text.trim() || area.value.trim()) return;
    // A key must not stand in a field that shows it, not even for a moment.
    event.preventDefault();
    area.value = send(text);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    go();
  });
  buttonById("paste-go").addEventListener("click", go);
  onStanding(follow);
  takesFiles(
    partById("paste-area"),
    buttonById("paste-files"),
    inputById("paste-file"),
    (texts, names) => {
      area.value = send(texts, names);
    },
  );
  const samples: Record<string, () => string> = {
    "base-url": () => WRONG_BASE_URL,
    token: wrongToken,
    payload: () => PAYLOADS.faulty?.text ?? "",
    setup: () => FAULTY_SETUP,
  };
  for (const one of document.querySelectorAll<HTMLButtonElement>("button[data-sample]")) {
    one.addEventListener("click", () => send(samples[one.dataset.sample ?? ""]?.() ?? ""));
  }
}

/** Carries each piece to its field; gives back what found no place. */
function send(given: string | string[], names: string[] = []): string {
  const texts = typeof given === "string" ? [given] : given;
  const pieces = texts.flatMap((text, index) =>
    recognize(text).map((piece) => ({ ...piece, name: names[index] })),
  );
  for (const { field, text, name } of pieces) {
    if (field !== LOG) writers.get(field ?? "")?.(text, name);
  }
  // Several files of a log are one log.
  const parts = pieces.filter(({ field }) => field === LOG);
  const called = parts.flatMap(({ name }) => name ?? []).join(", ");
  if (parts.length)
    writers.get(LOG)?.(parts.map(({ text }) => text).join("\n"), called || undefined);
  // Exports have a list of their own, which stays.
  lines = pieces.filter(({ field }) => field !== EXPORTS).map(line);
  partById("recognized").replaceChildren(...lines.map(({ item }) => item));
  follow();
  const said = pieces.map(({ says, field }) => `${says}${field ? `: ${GOES_TO[field]}` : ""}`);
  announce(said.length ? `Recognized. ${said.join(". ")}` : "Nothing to recognize.");
  return pieces
    .filter(({ field }) => !field)
    .map(({ text: rest }) => rest)
    .join("\n");
}

/** A line of what was recognized, and the field whose standing it follows. */
interface Line {
  item: HTMLLIElement;
  state: HTMLElement;
  field: string | undefined;
}
let lines: Line[] = [];

function line({ field, says }: Piece): Line {
  const state = element("span", { class: "state" });
  const go = field
    ? button(`Go to ${GOES_TO[field]}`, () => goTo(partById(field)), { class: "link" })
    : undefined;
  const item = element("li", {}, glyph("none"), element("span", {}, says), state, go);
  return { item, state, field };
}

/** Says of each field that something went to how it stands now. */
function follow(): void {
  for (const { item, state, field } of lines) {
    const { tone, words } = field
      ? standing(field.replace(/-text$/, ""))
      : { tone: "look" as const, words: "" };
    if (item.className === tone && state.textContent === words) continue;
    item.className = tone;
    item.querySelector(".glyph")?.replaceWith(glyph(tone));
    state.textContent = words;
  }
}
