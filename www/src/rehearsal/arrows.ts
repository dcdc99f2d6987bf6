// An exchange as two arrows between Okta and Sumo Logic, and all of it in words when it is opened.

import { copies } from "../copy.ts";
import { drawing, element } from "../dom.ts";
import { glyph, WORDS } from "../glyph.ts";
import type { Diagnostic, RehearsedExchange } from "../library.ts";
import { inline } from "../prose.ts";
import { whyButton } from "../why.ts";

const WIDTH = 240;
const HEIGHT = 46;
/** As many characters as go over an arrow. */
const ROOM = 32;

const PHRASES: Record<number, string> = {
  200: "OK",
  201: "Created",
  301: "Moved Permanently",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
};

/** The request in a few characters: the method, and the URL from the collection on. */
export function asked({ method, url }: RehearsedExchange): string {
  const path = url.slice(Math.max(url.indexOf("/Users"), 0)).replace(/\?filter=.*/, "?filter=…");
  const short = path.replace(/\/0+(?=[1-9A-F])/, "/…");
  const text = `${method} ${short}`;
  return text.length > ROOM ? `${text.slice(0, ROOM - 1)}…` : text;
}

/** The answer in a few words. */
export function answered({ status, responseBody }: RehearsedExchange): string {
  if (status === undefined) return "no answer";
  const total = /"totalResults":(\d+)/.exec(responseBody ?? "")?.[1];
  if (total !== undefined) return `${status}, ${total} found`;
  return `${status} ${PHRASES[status] ?? ""}`.trim();
}

const failed = ({ status }: RehearsedExchange) => status === undefined || status >= 300;

/** A button with the two arrows, and the part that it opens. */
export function exchange(
  one: RehearsedExchange,
  id: string,
): { button: HTMLElement; detail: HTMLElement } {
  const detail = element("div", { class: "exchange-detail", id, hidden: true });
  const found = one.findings.length;
  // The name that is heard begins with the words that are seen.
  const name = `${asked(one)} ${answered(one)}: ${one.purpose}${found ? `, ${found} to look at` : ""}`;
  const button = element(
    "button",
    {
      type: "button",
      class: failed(one) ? "exchange wrong" : "exchange",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-label": name,
      click: () => {
        detail.hidden = !detail.hidden;
        button.setAttribute("aria-expanded", String(!detail.hidden));
        if (!detail.hasChildNodes()) detail.append(...inWords(one));
      },
    },
    picture(one),
  );
  return { button, detail };
}

function picture(one: RehearsedExchange): SVGSVGElement {
  const [there, back] = [19, 40];
  const words = (text: string, y: number, name?: string) =>
    drawing("text", { class: name, x: String(name ? WIDTH - 10 : 10), y: String(y - 6) }, text);
  return drawing(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    words(asked(one), there),
    " ",
    words(answered(one), back, "back"),
    one.findings.length ? words("!", there, "mark") : undefined,
    drawing("path", { class: "wire", d: `M2 ${there}H${WIDTH - 4}m-6 -4l6 4l-6 4` }),
    drawing("path", { class: "wire back", d: `M${WIDTH - 2} ${back}H4m6 -4l-6 4l6 4` }),
  );
}

function inWords(one: RehearsedExchange): Node[] {
  const copy = element("button", { type: "button" }, "Copy as curl");
  copies(copy, `${asked(one)} as curl`, () => one.curl);
  return [
    element("p", { class: "says" }, `${one.purpose}.`),
    message("Request", `${one.method} ${one.url}`, one.requestHeaders, one.requestBody),
    one.status === undefined
      ? element("p", {}, "Nobody answers.")
      : message("Answer", answered(one), one.responseHeaders, one.responseBody),
    element(
      "div",
      { class: "tools" },
      copy,
      element(
        "span",
        { class: "where" },
        "The key is not in it: put the token into ",
        element("code", {}, "SCIM_TOKEN"),
        ".",
      ),
    ),
    findings(one.findings),
  ];
}

function message(
  title: string,
  line: string,
  headers: readonly (readonly [string, string])[],
  body: string | undefined,
): HTMLElement {
  const head = [line, ...headers.map(([name, value]) => `${name}: ${value}`)].join("\n");
  const text = body ? `${head}\n\n${pretty(body)}` : head;
  return element(
    "div",
    {},
    element("p", { class: "label" }, title),
    element("pre", { tabindex: "0", role: "region", "aria-label": `${title}: ${line}` }, text),
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function findings(found: readonly Diagnostic[]): HTMLElement {
  if (!found.length) {
    const fine = element("span", {}, "Nothing is wrong with this exchange.");
    return element("p", { class: "good" }, glyph("fine"), fine);
  }
  const items = found.map((one) => {
    const { tone, word } = WORDS[one.severity];
    const why = element("div", { class: "why", hidden: true, tabindex: "0" });
    return element(
      "li",
      { class: `finding ${tone}` },
      element(
        "p",
        { class: "says" },
        element("strong", { class: "word" }, glyph(tone), word),
        " ",
        ...inline(`${one.message}${one.pointer ? ` (${one.pointer})` : ""}.`),
      ),
      one.help ? element("p", { class: "help" }, ...inline(one.help)) : undefined,
      element("div", { class: "tools" }, whyButton(one, why)),
      why,
    );
  });
  return element("div", { class: "findings" }, element("ul", {}, ...items));
}
