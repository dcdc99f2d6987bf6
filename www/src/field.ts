// A one-line field whose findings come as you type.

import { inputById } from "./dom.ts";
import type { MendableText, Place } from "./findings.ts";
import type { Diagnostic } from "./library.ts";

export interface Field extends Place {
  text: MendableText;
  input: HTMLInputElement;
}

const fields = new Map<string, MendableText>();

/** The texts of all fields, by their ids. */
export function fieldTexts(): ReadonlyMap<string, MendableText> {
  return fields;
}

/**
 * Ties a field of index.html to what happens when its text changes.
 *
 * Browsers drop the line breaks of what is pasted into a one-line field. They are what is wrong
 * with many a token, so the field remembers the text as it was pasted.
 */
export function field(place: Omit<Place, "text">, changed: () => void): Field {
  const input = inputById(place.id);
  let pasted = "";
  const read = () => (input.value === oneLine(pasted) ? pasted : input.value);
  const write = (text: string) => {
    pasted = text;
    input.value = oneLine(text);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  input.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text") ?? "";
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    const { selectionStart: from, selectionEnd: to, value } = input;
    write(value.slice(0, from ?? 0) + text + value.slice(to ?? value.length));
  });
  input.addEventListener("input", changed);
  const reach = (found: Diagnostic) => {
    const before = (offset = 0) => oneLine(read().slice(0, offset)).length;
    input.setSelectionRange(before(found.start), before(found.end));
  };
  const text = { control: input, read, write, reach };
  fields.set(place.id, text);
  return { ...place, input, text };
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, "");
}
