// The timeline: events down the left, arrows in the middle, Sumo Logic's users on the right. It is
// stepped through by buttons and by arrow keys; what is still ahead shows its title only.

import { announce } from "../announce.ts";
import { button, buttonById, counted, element, partById } from "../dom.ts";
import { glyph, type Tone } from "../glyph.ts";
import type { RehearsalReport, RehearsalStep, RehearsedUser } from "../library.ts";
import { inline } from "../prose.ts";
import { answered, asked, exchange } from "./arrows.ts";

const OUTCOMES: Record<RehearsalStep["outcome"], { tone: Tone; word: string }> = {
  done: { tone: "fine", word: "Done" },
  failed: { tone: "wrong", word: "Failed" },
  nothing: { tone: "none", word: "Nothing is sent" },
};

/** How far each arrow key goes. */
const KEYS: Record<string, (here: number, last: number) => number> = {
  ArrowDown: (here) => here + 1,
  ArrowRight: (here) => here + 1,
  ArrowUp: (here) => here - 1,
  ArrowLeft: (here) => here - 1,
  Home: () => 0,
  End: (_, last) => last,
};

let steps: readonly RehearsalStep[] = [];
let rows: HTMLElement[] = [];
let current = 0;

export function startTimeline(): void {
  buttonById("rehearsal-back").addEventListener("click", () => go(current - 1));
  buttonById("rehearsal-next").addEventListener("click", () => go(current + 1));
  buttonById("rehearsal-all").addEventListener("click", () => go(steps.length - 1));
  partById("rehearsal-steps").addEventListener("keydown", (event) => {
    const { key } = event as KeyboardEvent;
    const target = event.target as HTMLElement;
    const move = KEYS[key];
    if (!move || !target.classList.contains("event")) return;
    event.preventDefault();
    go(move(current, steps.length - 1));
    focusCurrent();
  });
}

/** Draws another rehearsal, at its first step, or as far as the one before was played. */
export function draw(report: RehearsalReport, keep: boolean): void {
  steps = report.steps;
  rows = steps.map(row);
  partById("rehearsal-steps").replaceChildren(...rows);
  partById("rehearsal-table").replaceChildren(table());
  partById("rehearsal-stage").hidden = steps.length === 0;
  stand(keep ? Math.min(current, steps.length - 1) : 0);
}

/** Goes to a step and says what comes of it. */
function go(to: number): void {
  const last = steps.length - 1;
  const next = Math.min(Math.max(to, 0), last);
  if (next === current && next !== to) return;
  stand(next);
  const step = steps[current];
  if (!step) return;
  const { word } = OUTCOMES[step.outcome];
  const said = step.consequences.join(" ");
  announce(`Step ${current + 1} of ${steps.length}: ${step.title}. ${word}. ${said}`);
  rows[current]?.scrollIntoView({ block: "nearest" });
}

/** Shows the steps up to one. */
function stand(at: number): void {
  current = Math.max(at, 0);
  for (const [index, item] of rows.entries()) {
    item.classList.toggle("ahead", index > current);
    const event = item.querySelector<HTMLElement>(".event");
    if (index === current) event?.setAttribute("aria-current", "step");
    else event?.removeAttribute("aria-current");
  }
  const last = steps.length - 1;
  partById("rehearsal-place").textContent = `Step ${current + 1} of ${steps.length}`;
  buttonById("rehearsal-back").disabled = current <= 0;
  buttonById("rehearsal-next").disabled = current >= last;
  buttonById("rehearsal-all").disabled = current >= last;
}

function focusCurrent(): void {
  rows[current]?.querySelector<HTMLElement>(".event")?.focus({ preventScroll: true });
}

/** Goes to a step from elsewhere on the page. */
export function goToStep(index: number): void {
  go(index);
  rows[current]?.scrollIntoView({ block: "center" });
  focusCurrent();
}

function row(step: RehearsalStep, index: number): HTMLElement {
  const { tone, word } = OUTCOMES[step.outcome];
  const made = step.exchanges.map((one, at) => exchange(one, `exchange-${index}-${at}`));
  const event = button("", () => go(index), { class: "event" });
  event.append(element("span", { class: "number" }, `${index + 1}.`), " ", step.title);
  return element(
    "li",
    { class: `scene ${tone}` },
    element(
      "div",
      { class: "happens" },
      event,
      element(
        "div",
        { class: "comes" },
        element("p", { class: `outcome ${tone}` }, glyph(tone), word),
        ...step.consequences.map((one) => element("p", {}, ...inline(one))),
        ...step.advice.map((one) => element("p", { class: "advice" }, ...inline(one))),
        ...step.log.map(({ displayMessage, result }) =>
          element("p", { class: "where" }, `System Log: ${displayMessage} ${result}`),
        ),
      ),
    ),
    element("div", { class: "lanes" }, ...made.map((one) => one.button)),
    held(step.users),
    ...made.map((one) => one.detail),
  );
}

function held(users: readonly RehearsedUser[]): HTMLElement {
  if (!users.length) return element("p", { class: "held empty" }, "Nobody");
  const items = users.map((user) => {
    const state = user.active ? "active" : "deactivated";
    const classes = [user.active ? "" : "inactive", user.changed ? "changed" : ""];
    return element(
      "li",
      { class: classes.filter(Boolean).join(" ") },
      element("b", {}, fullName(user)),
      element("span", {}, `${user.roles.join(", ")} · ${state}`),
      user.changed ? element("span", { class: "new" }, "changed") : undefined,
    );
  });
  return element("ul", { class: "held", "aria-label": "In Sumo Logic afterwards" }, ...items);
}

const fullName = ({ givenName, familyName, userName }: RehearsedUser) =>
  `${givenName} ${familyName}`.trim() || userName;

/** The same for readers who cannot see the picture. */
function table(): HTMLElement {
  const heads = ["Step", "Event", "Requests and answers", "What comes of it", "In Sumo Logic"];
  const lines = steps.map((step, index) => {
    const said = step.exchanges.map((one) => `${asked(one)}: ${answered(one)}`);
    const users = step.users.map(
      (user) =>
        `${fullName(user)}, ${user.roles.join(", ")}, ${user.active ? "active" : "deactivated"}`,
    );
    const cells = [
      said.join("; ") || "none",
      [OUTCOMES[step.outcome].word, ...step.consequences].join(". ").replaceAll("..", "."),
      users.join("; ") || "nobody",
    ];
    return element(
      "tr",
      {},
      element("td", {}, String(index + 1)),
      element("th", { scope: "row" }, step.title),
      ...cells.map((cell) => element("td", {}, ...inline(cell))),
    );
  });
  const made = element(
    "table",
    {},
    element("caption", {}, `The rehearsal: ${counted(steps.length, "step")}`),
    element(
      "thead",
      {},
      element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head))),
    ),
    element("tbody", {}, ...lines),
  );
  return element(
    "section",
    { class: "scroll", tabindex: "0", "aria-label": "The rehearsal as a table" },
    made,
  );
}
