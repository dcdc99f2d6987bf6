// The rail: the guide's steps, how each stands, and which one is before the reader's eyes.

import { announceAtRest } from "./announce.ts";
import { buttonById, counted, element, partById } from "./dom.ts";
import { glyph, type Tone } from "./glyph.ts";

export type Step =
  | "prerequisites"
  | "create"
  | "provisioning"
  | "roles"
  | "mappings"
  | "assign"
  | "verify"
  | "syncing"
  | "rehearsal"
  | "kit"
  | "log"
  | "payload";

/** How one field of a step stands. */
export interface Standing {
  filled: boolean;
  errors: number;
  warnings: number;
  /** Whether its findings stand under another step, which counts them. */
  elsewhere?: true;
}

/**
 * Who speaks for whole steps, besides their own fields: what was pasted of the setup, and the log.
 * Their standings, `<witness>-<step>`, add up with those of the fields, so that the worst counts.
 */
export const WITNESSES = ["setup", "log"] as const;

/** The fields without which a step is not done. */
const NEEDED: Record<Step, readonly string[] | "unchecked"> = {
  prerequisites: ["sumo-url", "access-key"],
  create: ["saml-acs", "saml-entity"],
  provisioning: ["base-url", "token"],
  roles: ["role", "external-name", "external-namespace"],
  mappings: ["mapping"],
  assign: "unchecked",
  verify: "unchecked",
  syncing: "unchecked",
  rehearsal: ["rehearsal"],
  kit: ["kit"],
  log: ["log"],
  payload: ["payload"],
};

const STATES: Record<"wrong" | "look" | "fine" | "none" | "unchecked", string> = {
  wrong: "wrong",
  look: "look",
  fine: "fine",
  none: "not yet",
  unchecked: "not checked",
};

const standings = new Map<Step, Map<string, Standing>>();
const links = new Map<string, HTMLAnchorElement>();
const followers: (() => void)[] = [];

/** Takes note of how a field stands. */
export function stand(step: Step, field: string, standing: Standing): void {
  const fields = standings.get(step) ?? new Map<string, Standing>();
  fields.set(field, standing);
  standings.set(step, fields);
  draw(step);
  for (const follow of followers) follow();
}

/** How a whole step stands, as a shape and in words. */
function stepTone(step: Step): { tone: Tone; words: string } {
  const { errors, warnings } = sum(step);
  const tone = toneOf(step, errors, warnings);
  const words = [STATES[tone], errors + warnings ? counted(errors + warnings, "finding") : ""];
  return { tone, words: words.filter(Boolean).join(" · ") };
}

/** Calls a function whenever a field's standing may have changed. */
export function onStanding(follow: () => void): void {
  followers.push(follow);
}

/** How a field stands, as a shape and in words; nothing in words while nothing is wrong. */
export function standing(field: string): { tone: Tone; words: string } {
  for (const fields of standings.values()) {
    const { errors, warnings } = fields.get(field) ?? { errors: 0, warnings: 0 };
    if (errors || warnings) return summed(errors, warnings);
  }
  return { tone: "fine", words: "" };
}

/** How something stands that was checked, as a shape and in words. */
export function summed(errors: number, warnings: number): { tone: Tone; words: string } {
  const tone = errors ? "wrong" : warnings ? "look" : "fine";
  const words = errors + warnings ? ` · ${counted(errors + warnings, "finding")}` : "";
  return { tone, words: `${STATES[tone]}${words}` };
}

function draw(step: Step): void {
  const link = links.get(step);
  if (!link) return;
  const { tone, words: state } = stepTone(step);
  // What a section says of not being checked holds until somebody speaks for the step.
  const untold = document.querySelector<HTMLElement>(`[data-untold="${step}"]`);
  if (untold) untold.hidden = tone !== "unchecked";
  link.className = tone === "unchecked" ? "none" : tone;
  link.querySelector(".glyph")?.replaceWith(glyph(tone));
  const text = link.querySelector(".state");
  if (text && text.textContent !== state) text.textContent = state;
  count();
}

function sum(step: Step): { errors: number; warnings: number } {
  const total = { errors: 0, warnings: 0 };
  for (const { errors, warnings } of standings.get(step)?.values() ?? []) {
    total.errors += errors;
    total.warnings += warnings;
  }
  return total;
}

function toneOf(step: Step, errors: number, warnings: number): Tone & keyof typeof STATES {
  const needed = NEEDED[step];
  if (errors) return "wrong";
  if (warnings) return "look";
  const fields = standings.get(step);
  // What a witness says of a step stands for its fields.
  if (WITNESSES.some((witness) => fields?.get(`${witness}-${step}`)?.filled)) return "fine";
  if (needed === "unchecked") return "unchecked";
  return needed.every((field) => fields?.get(field)?.filled) ? "fine" : "none";
}

function count(): void {
  let total = 0;
  for (const fields of standings.values()) {
    for (const { errors, warnings, elsewhere } of fields.values()) {
      if (!elsewhere) total += errors + warnings;
    }
  }
  const next = buttonById("next-finding");
  const text = total ? counted(total, "finding") : "";
  if (partById("next-count").textContent === text) return;
  partById("next-count").textContent = text;
  next.hidden = total === 0;
  announceAtRest(total ? `${counted(total, "finding")} on this page` : "No findings");
}

/** Furnishes the rail and follows the reader through the page. */
export function startSteps(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".rail a[data-step]")) {
    const name = link.textContent ?? "";
    link.replaceChildren(
      glyph("none"),
      element("span", {}, name),
      element("span", { class: "state" }),
    );
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(false);
      const title = partById(`${link.dataset.step}-title`);
      title.scrollIntoView();
      title.focus({ preventScroll: true });
    });
    links.set(link.dataset.step ?? "", link);
    draw(link.dataset.step as Step);
  }
  const toggle = buttonById("rail-toggle");
  const open = (now: boolean) => {
    toggle.setAttribute("aria-expanded", String(now));
    toggle.closest(".rail")?.classList.toggle("open", now);
  };
  toggle.addEventListener("click", () => open(toggle.getAttribute("aria-expanded") !== "true"));
  toggle.closest(".rail")?.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key !== "Escape") return;
    open(false);
    toggle.focus();
  });
  followReader();
}

/** Marks the step that is in view: the last one whose title has passed the upper third. */
function followReader(): void {
  const rooms = [...document.querySelectorAll<HTMLElement>("main > section[id]:not(.paste)")];
  let waiting = false;
  const look = () => {
    waiting = false;
    const line = innerHeight / 3;
    const atEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = rooms.filter((room) => room.getBoundingClientRect().top < line);
    const here = atEnd ? rooms.at(-1) : passed.at(-1);
    for (const [step, link] of links) {
      if (step === here?.id) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    const order = rooms.indexOf(here ?? document.body) + 1;
    const title = here?.querySelector("h2")?.textContent ?? "";
    const numbered = order > 0 && order <= 8 ? `${order}. ${title}` : title;
    partById("rail-now").textContent = numbered || "Steps of the guide";
  };
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(look);
    },
    { passive: true },
  );
  look();
}
