// Building the page's parts without ever making markup from text.

type Listener = (event: Event) => void;
type Attributes = Record<string, string | boolean | undefined | Listener>;
type Child = Node | string | undefined;

/** After how many milliseconds an announcement has been made. */
export const SPOKEN = 50;

/** Makes an element: attributes by their names, `true` for a bare one, a function for a listener. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return furnished(document.createElement(tag), attributes, children);
}

/** Makes an SVG element in the same way. */
export function drawing<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return furnished(
    document.createElementNS("http://www.w3.org/2000/svg", tag),
    attributes,
    children,
  );
}

function furnished<E extends Element>(made: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (typeof value === "string") made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something. */
export function button(
  text: string,
  act: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  return element("button", { type: "button", click: act, ...attributes }, text);
}

/** The element of index.html with this id, which must be of this kind. */
export function byId<E extends Element>(id: string, kind: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`index.html has no ${kind.name} #${id}`);
  return found;
}

export const inputById = (id: string) => byId(id, HTMLInputElement);
export const buttonById = (id: string) => byId(id, HTMLButtonElement);
export const partById = (id: string) => byId(id, HTMLElement);

/** Says a number with its noun: "1 error", "2 errors". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

/** Lets the browser follow a link inside the page, and focus go with it. */
export function goTo(target: HTMLElement): void {
  for (let part: HTMLElement | null = target; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

/** Does something slow once what was written before is drawn, and was handed to screen readers. */
export function afterPaint(act: () => void): void {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(act)), SPOKEN);
}
