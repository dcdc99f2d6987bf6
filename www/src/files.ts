// Files, dropped or chosen, read in the page.

import { announce } from "./announce.ts";

/** Lets an area take dropped files, and a button open the browser's own dialog. */
export function takesFiles(
  area: HTMLElement,
  choose: HTMLButtonElement,
  input: HTMLInputElement,
  take: (texts: string[], names: string[]) => void,
): void {
  const read = async (files: Iterable<File>) => {
    const list = [...files];
    if (!list.length) return;
    announce(`Reading ${list.map((file) => file.name).join(", ")}`);
    const texts = await Promise.all(list.map((file) => file.text()));
    take(
      texts,
      list.map((file) => file.name),
    );
  };
  choose.addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    await read(input.files ?? []);
    input.value = "";
  });
  area.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    area.classList.remove("over");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void read(event.dataTransfer.files);
  });
}
