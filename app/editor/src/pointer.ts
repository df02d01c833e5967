/**
 * The outline of one element in the preview: the one around the caret, or one that was walked to.
 * It is an attribute, set anew after each morph, and a rule in the frame's own sheet.
 */
import type { Walked } from '../types';
import { setAttribute } from './dom';
import { around, locate, type Nth } from './source';

const POINTED = 'data-proba-pointed';

export const POINTED_RULES =
  `[${POINTED}]{outline:3px solid #1c51b9!important;outline-offset:1px!important}`;

/** So much of an element's text is told. */
const TEXT_CHARS = 60;

/** What is above and below an element that is brought into sight, in CSS pixels. */
const MARGIN_PX = 24;

const named = (inside: Document, tag: string): Element[] => [
  ...Document.prototype.getElementsByTagName.call(inside, tag),
];

/** The frame's own two style sheets stand first. */
const ours = (tag: string): number => (tag === 'style' ? 1 : 0);

export function nthOf(inside: Document, element: Element): Nth {
  const tag = element.localName;
  return { tag, nth: named(inside, tag).indexOf(element) - ours(tag) };
}

export class Pointer {
  private element: Nth | undefined;

  constructor(
    private readonly frame: () => HTMLIFrameElement,
    private readonly html: () => string,
  ) {}

  point(at: number | null): void {
    this.element = at === null ? undefined : around(this.html(), at);
    this.draw();
    this.show();
  }

  walk(step: 1 | -1): Walked | undefined {
    const inside = this.frame().contentDocument;
    if (!inside) return undefined;
    const all = named(inside, '*').filter((element) => drawn(element));
    const now = this.found();
    let at = now ? all.indexOf(now) + step : step > 0 ? 0 : all.length - 1;
    for (; at >= 0 && at < all.length; at += step) {
      const element = all[at];
      if (!element) return undefined;
      const nth = nthOf(inside, element);
      const source = locate(this.html(), nth.tag, nth.nth);
      if (!source) continue;
      this.element = nth;
      this.draw();
      this.show();
      return { ...source, text: textOf(element) };
    }
    return undefined;
  }

  /** After each change of the tree, which knows nothing of the attribute. */
  draw(): void {
    const inside = this.frame().contentDocument;
    if (!inside) return;
    const found = this.found();
    for (const old of Document.prototype.querySelectorAll.call(inside, `[${POINTED}]`)) {
      if (old !== found) Element.prototype.removeAttribute.call(old, POINTED);
    }
    if (found) setAttribute(found, POINTED, '');
  }

  private found(): Element | undefined {
    const inside = this.frame().contentDocument;
    if (!inside || !this.element) return undefined;
    const { tag, nth } = this.element;
    return named(inside, tag)[nth + ours(tag)];
  }

  /** Scrolls the frame alone; the page around it stays. */
  private show(): void {
    const found = this.found();
    const view = this.frame().contentWindow;
    if (!found || !view) return;
    const box = Element.prototype.getBoundingClientRect.call(found);
    const fits = box.top >= 0 && box.bottom <= view.innerHeight;
    const covers = box.top <= 0 && box.bottom >= view.innerHeight;
    if (!fits && !covers) view.scrollBy(0, box.top - MARGIN_PX);
  }
}

/** Whether it takes room on the page; not what is around everything. */
function drawn(element: Element): boolean {
  if (/^(?:html|head|body|style|script)$/.test(element.localName)) return false;
  const { width, height } = Element.prototype.getBoundingClientRect.call(element);
  return width > 0 && height > 0;
}

const textContent = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')?.get;

function textOf(element: Element): string {
  const text = String(textContent?.call(element) ?? '').replace(/\s+/g, ' ').trim();
  return text.length > TEXT_CHARS ? `${[...text].slice(0, TEXT_CHARS).join('')}…` : text;
}
