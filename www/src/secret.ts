// Keys and tokens: masked, shown for ten seconds on request, cleared on leaving. Nothing is stored.

import { announce } from "./announce.ts";

const SHOWN_FOR = 10_000;
const HIDDEN_FOR = 5 * 60_000;
const SHOW = "Show for ten seconds";

interface Secret {
  mask(): void;
  clear(): void;
}
const secrets: Secret[] = [];

/** Lets a button show something for ten seconds. Gives what masks it at once. */
export function revealing(
  button: HTMLButtonElement,
  what: string,
  show: (now: boolean) => void,
): () => void {
  let hide = 0;
  const turn = (now: boolean) => {
    clearTimeout(hide);
    show(now);
    button.textContent = now ? "Hide" : SHOW;
    button.setAttribute("aria-label", `${button.textContent}: ${what}`);
    if (now) hide = window.setTimeout(() => turn(false), SHOWN_FOR);
  };
  button.addEventListener("click", () => turn(button.textContent === SHOW));
  turn(false);
  return () => turn(false);
}

/** Takes a secret into care. */
export function keep(mask: () => void, clear: () => void): void {
  secrets.push({ mask, clear });
}

/** Masks before printing, clears on leaving and after five minutes out of sight. */
export function startSecrets(): void {
  const each = (act: keyof Secret) => {
    for (const secret of secrets) secret[act]();
  };
  let away = 0;
  addEventListener("pagehide", () => each("clear"));
  addEventListener("beforeprint", () => each("mask"));
  document.addEventListener("visibilitychange", () => {
    clearTimeout(away);
    if (!document.hidden) return;
    each("mask");
    away = window.setTimeout(() => {
      each("clear");
      announce("The page was out of sight for five minutes. Keys and tokens are cleared.");
    }, HIDDEN_FOR);
  });
}
