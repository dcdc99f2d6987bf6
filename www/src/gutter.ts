// Line numbers beside the payload, drawn for the lines in view only, with marks on those that have findings.

import { element } from "./dom.ts";
import { WORDS } from "./glyph.ts";
import type { Diagnostic } from "./library.ts";

export interface Gutter {
  show(lines: number, found: readonly Diagnostic[]): void;
}

const RANK = { error: 2, warning: 1, info: 0 };

export function gutter(home: HTMLElement, text: HTMLTextAreaElement): Gutter {
  const list = element("ol");
  home.append(list);
  let lines = 1;
  let marks = new Map<number, Diagnostic["severity"]>();
  let drawn = "";

  const draw = () => {
    const height = lineHeight(text);
    const first = Math.floor(text.scrollTop / height);
    const count = Math.min(lines - first, Math.ceil(text.clientHeight / height) + 2);
    const now = `${first} ${count} ${lines}`;
    if (now !== drawn) {
      drawn = now;
      const items = Array.from({ length: Math.max(0, count) }, (_, index) => {
        const severity = marks.get(first + index + 1);
        const tone = severity && severity !== "info" ? WORDS[severity].tone : "";
        return element("li", { class: tone }, String(first + index + 1));
      });
      list.replaceChildren(...items);
      home.style.width = `${String(lines).length + 3}ch`;
    }
    list.style.transform = `translateY(${first * height - text.scrollTop}px)`;
  };
  text.addEventListener("scroll", draw, { passive: true });
  new ResizeObserver(draw).observe(text);
  return {
    show(total, found) {
      lines = total;
      marks = new Map();
      for (const { line, severity } of found) {
        const there = line === undefined ? undefined : marks.get(line);
        if (line !== undefined && (!there || RANK[severity] > RANK[there]))
          marks.set(line, severity);
      }
      drawn = "";
      draw();
    },
  };
}

export function lineHeight(text: HTMLTextAreaElement): number {
  return Number.parseFloat(getComputedStyle(text).lineHeight) || 20;
}
