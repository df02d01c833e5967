/**
 * The candidate's HTML as an inert tree that can be shown: parsed by `DOMParser`, cleaned by
 * DOMPurify, with every address resolved to a picture of the case or taken out, links and forms
 * without a target (it stays readable in `data-href`, `data-action`), style sheets rewritten.
 */
import createPurify, { type Config, type UponSanitizeAttributeHookEvent } from 'dompurify';
import { type Lookup, resolveAsset, resolveSourceSet } from './assets';
import { NOTHING, type Rules, rewriteCss } from './css';
import { setAttribute } from './dom';

/**
 * Over DOMPurify's own allow lists; what is on neither goes, handlers and `http-equiv` among it.
 */
const CONFIG: Config = {
  // Asked about each attribute, a policy costs a tenth of the time; the client requires none.
  TRUSTED_TYPES_POLICY: null,
  WHOLE_DOCUMENT: true,
  RETURN_DOM: true,
  // The tree is moved, never written out and parsed again, so text that looks like markup is
  // harmless; and no script runs in the frame that a name or id could mislead (see dom.ts).
  SAFE_FOR_XML: false,
  SANITIZE_DOM: false,
  ADD_TAGS: ['meta'],
  ADD_ATTR: [
    'content',
    'charset',
    'text',
    'link',
    'alink',
    'vlink',
    'frame',
    'rules',
    'leftmargin',
    'topmargin',
    'marginwidth',
    'marginheight',
    'bordercolor',
    'axis',
    'abbr',
    'char',
    'charoff',
    'hspace',
    'vspace',
    'compact',
  ],
  FORBID_TAGS: ['math', 'shadow', 'slot', 'template'],
  ADD_FORBID_CONTENTS: ['applet', 'object', 'fencedframe', 'portal'],
};

/** Attributes of SVG that may hold `url(…)`. */
const PAINTED = /^(?:fill|stroke|filter|mask|clip-path|cursor|marker(?:-start|-mid|-end)?)$/;

export interface Context {
  lookup: Lookup;
  scheme: 'light' | 'dark';
}

type Attribute = (node: Element, value: string) => string | undefined;

/** Style sheets change far less often than the text around them. */
const STYLES_KEPT_MAX = 16;

export class Sanitizer {
  private readonly purify = createPurify(window);
  private readonly rewritten = new Map<string, string>();
  private readonly rules: Rules;
  private readonly attributes: Record<string, Attribute>;

  constructor(private readonly context: Context) {
    this.rules = {
      resolve: (url) => (/^\s*#/.test(url) ? url.trim() : resolveAsset(url, context.lookup)),
      get scheme() {
        return context.scheme;
      },
    };
    this.attributes = this.handlers();
    this.purify.addHook('uponSanitizeAttribute', (node, data) => this.attribute(node, data));
    this.purify.setConfig(CONFIG);
  }

  /** The `<html>` element of an inert document. */
  document(html: string): HTMLElement {
    // DOMPurify would put leading white space into the body, where a parser drops it.
    const text = html.replace(/^[\t\n\f\r ]+/, '');
    const root = this.purify.sanitize(text) as unknown as HTMLElement;
    for (const style of root.querySelectorAll('style')) this.styleSheet(style);
    return root;
  }

  css(text: string): string {
    const key = `${this.context.scheme}\n${text}`;
    const known = this.rewritten.get(key);
    if (known !== undefined) return known;
    if (this.rewritten.size >= STYLES_KEPT_MAX) this.rewritten.clear();
    const result = rewriteCss(text, this.rules);
    this.rewritten.set(key, result);
    return result;
  }

  /** What a change of the case's pictures or of the colour scheme makes stale. */
  forget(): void {
    this.rewritten.clear();
  }

  private styleSheet(style: Element): void {
    const text = style.textContent ?? '';
    const safe = this.css(text);
    if (safe !== text || style.childElementCount > 0) style.textContent = safe;
  }

  private attribute(node: Element, data: UponSanitizeAttributeHookEvent): void {
    const name = data.attrName;
    const handle = this.attributes[name] ?? (PAINTED.test(name) ? this.painted : undefined);
    if (!handle) return;
    const value = handle(node, data.attrValue);
    if (value === undefined) {
      data.keepAttr = false;
      return;
    }
    if (value !== data.attrValue) setAttribute(node, name, value);
    data.forceKeepAttr = true;
  }

  private readonly painted: Attribute = (_node, value) =>
    /url|\\/i.test(value) ? rewriteCss(value, this.rules) : value;

  private handlers(): Record<string, Attribute> {
    const picture: Attribute = (node, value) => {
      const url = resolveAsset(value, this.context.lookup);
      if (url !== undefined) return url;
      setAttribute(node, 'data-missing', value);
      // A picture that can't be shown keeps its room and its alternative text.
      return node.localName === 'img' ? NOTHING : undefined;
    };
    const elsewhere =
      (name: string): Attribute =>
      (node, value) => {
        setAttribute(node, name, value);
        return undefined;
      };
    const reference: Attribute = (node, value) => this.reference(node, value);
    return {
      src: picture,
      poster: picture,
      background: picture,
      srcset: (_node, value) => resolveSourceSet(value, this.context.lookup),
      href: reference,
      'xlink:href': reference,
      action: elsewhere('data-action'),
      formaction: elsewhere('data-action'),
      style: (_node, value) => (/[\\(]/.test(value) ? rewriteCss(value, this.rules) : value),
      media: (_node, value) => rewriteCss(value, this.rules),
      usemap: (_node, value) => (/^#/.test(value) ? value : undefined),
    };
  }

  /** The target of a link is told, not kept; a picture inside SVG is resolved; a fragment stays. */
  private reference(node: Element, value: string): string | undefined {
    const kind = node.localName.toLowerCase();
    if (kind === 'a' || kind === 'area') {
      setAttribute(node, 'data-href', value);
      if (!node.hasAttribute('tabindex')) setAttribute(node, 'tabindex', '0');
      if (!node.hasAttribute('role')) setAttribute(node, 'role', 'link');
      return undefined;
    }
    if (/^\s*#/.test(value)) return value;
    return kind === 'image' || kind === 'feimage'
      ? resolveAsset(value, this.context.lookup)
      : undefined;
  }
}
