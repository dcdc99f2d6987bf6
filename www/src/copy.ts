// Copying and downloading, said to eyes and to screen readers.

import { announce } from "./announce.ts";
import { button, element, partById } from "./dom.ts";

/** Lets a button copy what a function gives at that moment. */
export function copies(from: HTMLButtonElement, what: string, read: () => string): void {
  const says = from.textContent ?? "Copy";
  let back = 0;
  // The name that is heard starts with the word that is seen.
  const label = (word: string) => {
    from.textContent = word;
    from.setAttribute("aria-label", word.includes(what) ? word : `${word}: ${what}`);
  };
  label(says);
  from.addEventListener("click", async () => {
    const done = await write(read());
    label(done ? "Copied" : "Not copied");
    announce(
      done
        ? `Copied: ${what}`
        : "The browser did not allow copying. Select the text and copy it yourself.",
    );
    clearTimeout(back);
    back = window.setTimeout(() => label(says), 2000);
  });
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A value that is there to be copied. */
export function valueBox(label: string, value: string, where?: string): HTMLElement {
  const copy = element("button", { type: "button" }, "Copy");
  copies(copy, label, () => value);
  return element(
    "div",
    { class: "field" },
    element("span", { class: "label" }, label),
    where ? element("p", { class: "where" }, where) : undefined,
    element("div", { class: "value" }, element("code", {}, value), copy),
  );
}

/** A JSON body to read, copy or download. */
export function bodyBox(title: string, request: string, body: unknown, file: string): HTMLElement {
  const text = typeof body === "string" ? body : `${JSON.stringify(body, null, 2)}\n`;
  return element(
    "details",
    { class: "more" },
    element("summary", {}, title),
    element("p", { class: "where" }, request),
    ...code(title, "Copy the body", text, file),
  );
}

/** A text to read, copy or download: the buttons, and the text under them. */
export function code(title: string, copyWord: string, text: string, file: string): HTMLElement[] {
  const copy = element("button", { type: "button" }, copyWord);
  copies(copy, title, () => text);
  const save = button(`Download ${file}`, () => download(file, text));
  return [
    element("div", { class: "tools" }, copy, save),
    element("pre", { tabindex: "0", "aria-label": title }, text),
  ];
}

/** Saves something as a file, made in the page. */
export function download(file: string, content: BlobPart, type = "application/json"): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: url, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  announce(`Downloaded ${file}`);
}

/** Furnishes the copy buttons of index.html that name the element to copy. */
export function startCopies(): void {
  for (const one of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const from = partById(one.dataset.copy ?? "");
    const label = one.closest(".field")?.querySelector(".label")?.textContent ?? "value";
    copies(one, label, () => from.textContent ?? "");
  }
}
