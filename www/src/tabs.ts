// Tabs: one panel at a time; the arrow keys, Home and End go from tab to tab.

import { button } from "./dom.ts";

export interface Tab {
  id: string;
  title: string;
  draw(): HTMLElement[];
}

/** Furnishes a list of tabs and their panel; gives what draws the panel anew. */
export function tabs(list: HTMLElement, panel: HTMLElement, all: readonly Tab[]): () => void {
  let chosen = 0;
  const buttons = all.map(({ id, title }, index) =>
    button(title, () => choose(index), { id, role: "tab", "aria-controls": panel.id }),
  );
  const draw = () => panel.replaceChildren(...(all[chosen]?.draw() ?? []));
  const choose = (index: number) => {
    chosen = (index + all.length) % all.length;
    for (const [at, one] of buttons.entries()) {
      one.setAttribute("aria-selected", String(at === chosen));
      one.tabIndex = at === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", all[chosen]?.id ?? "");
    draw();
  };
  const keys: Record<string, () => number> = {
    ArrowRight: () => chosen + 1,
    ArrowLeft: () => chosen - 1,
    Home: () => 0,
    End: () => all.length - 1,
  };
  list.addEventListener("keydown", (event) => {
    const to = keys[event.key];
    if (!to) return;
    event.preventDefault();
    choose(to());
    buttons[chosen]?.focus();
  });
  // The way from the tabs into what they show, whether or not anything in it takes the focus.
  panel.tabIndex = 0;
  list.append(...buttons);
  choose(0);
  return draw;
}
