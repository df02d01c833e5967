/**
 * The live preview of a candidate's HTML and CSS.
 *
 * Use, from the client:
 *
 *     const { mount } = await import(new URL('editor/preview.js', document.baseURI).href);
 *     const preview = mount(host, { title: 'Podgląd', assets: (name) => urls.get(name) });
 *     preview.update(html, css);
 *
 * `host` is an empty element with a definite size; it becomes a positioned scroll container. The
 * text is parsed by an inert document, cleaned, and morphed into a frame where no script runs and
 * nothing is fetched, before the next frame is painted: no flicker, scroll kept. Types:
 * `types.d.ts`.
 */
import type { MountPreview, Preview, PreviewOptions, Walked } from '../types';
import { watchCopies } from './clip';
import { children, nodeNameOf, rootOf } from './dom';
import { hearsEvents, previewFrame } from './frame';
import { type Gestures, listenInside } from './gestures';
import { morph } from './morph';
import { overlay } from './overlay';
import { nthOf, Pointer, POINTED_RULES } from './pointer';
import { type Context, Sanitizer } from './sanitize';
import { locate } from './source';
import { Turn } from './turn';
import { words } from './words';

export type * from '../types';

/** What a browser would do for links that had their `href`; weightless, so any rule wins. */
const LINK_RULES =
  ':where(a[data-href],area[data-href])' +
  '{color:LinkText;text-decoration:underline;cursor:pointer}';

function sheet(text: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = text;
  return style;
}

class Live implements Preview {
  private readonly stage: HTMLElement;
  private readonly blank: HTMLElement;
  private readonly context: Context;
  private readonly sanitizer: Sanitizer;
  private frame: HTMLIFrameElement;
  private ready = false;
  private readonly turn = new Turn(() => this.render());
  private readonly pointer = new Pointer(
    () => this.frame,
    () => this.html,
  );
  private html = '';
  private css = '';

  constructor(
    private readonly host: HTMLElement,
    private readonly options: PreviewOptions,
  ) {
    this.context = { lookup: (name) => options.assets?.(name), scheme: 'light' };
    this.sanitizer = new Sanitizer(this.context);
    this.stage = document.createElement('div');
    this.stage.className = 'preview-stage';
    Object.assign(this.stage.style, {
      position: 'relative',
      width: '100%',
      height: '100%',
      margin: '0 auto',
    });
    this.blank = document.createElement('p');
    this.blank.className = 'preview-empty';
    this.blank.textContent = options.empty ?? words(options.locale).empty;
    host.append(this.stage, this.blank);
    this.frame = this.open();
    this.showBlank();
  }

  /** A frame that has loaded anything but its first document is thrown away. */
  private open(): HTMLIFrameElement {
    this.ready = false;
    const frame = previewFrame(this.options.title);
    frame.style.colorScheme = this.context.scheme;
    frame.addEventListener('load', () => {
      if (frame !== this.frame) return;
      if (this.ready) {
        this.frame = this.open();
        return;
      }
      this.begin(frame);
    });
    this.stage.replaceChildren(frame);
    return frame;
  }

  private begin(frame: HTMLIFrameElement): void {
    const inside = frame.contentDocument;
    if (!inside) return;
    this.ready = true;
    if (hearsEvents(inside)) {
      listenInside(inside, this.gestures);
      watchCopies(inside);
    } else {
      this.stage.append(overlay(frame, this.gestures));
    }
    this.render();
  }

  private readonly gestures: Gestures = {
    link: (href) => this.options.onLink?.(href),
    inspect: (element) => this.inspect(element),
  };

  private inspect(element: Element): void {
    const inside = this.frame.contentDocument;
    if (!this.options.onInspect || !inside) return;
    const { tag, nth } = nthOf(inside, element);
    const source = locate(this.html, tag, nth);
    if (source) this.options.onInspect(source);
  }

  update(html: string, css: string): void {
    if (html === this.html && css === this.css) return;
    this.html = html;
    this.css = css;
    this.ask();
  }

  refresh(): void {
    this.sanitizer.forget();
    this.ask();
  }

  private ask(): void {
    this.showBlank();
    this.turn.ask();
  }

  private showBlank(): void {
    const blank = this.html.trim() === '';
    this.blank.hidden = !blank;
    this.stage.style.display = blank ? 'none' : '';
  }

  /** Whatever is written must not stop the writing: a failure leaves the last picture standing. */
  private render(): void {
    const inside = this.frame.contentDocument;
    if (!this.ready || !inside) return;
    try {
      const tree = this.sanitizer.document(this.html);
      const head = children(tree).find((child) => nodeNameOf(child) === 'HEAD') as Element;
      head.prepend(sheet(LINK_RULES + POINTED_RULES));
      head.append(sheet(this.sanitizer.css(this.css)));
      morph(rootOf(inside), tree);
      this.pointer.draw();
    } catch (failure) {
      console.warn('preview-failed', failure);
    }
  }

  setWidth(px: number | null): void {
    this.stage.style.width = px === null ? '100%' : `${px}px`;
    this.host.style.overflowX = px === null ? '' : 'auto';
  }

  setColorScheme(scheme: 'light' | 'dark'): void {
    this.context.scheme = scheme;
    this.frame.style.colorScheme = scheme;
    this.ask();
  }

  point(at: number | null): void {
    this.pointer.point(at);
  }

  walk(step: 1 | -1): Walked | undefined {
    return this.pointer.walk(step);
  }

  destroy(): void {
    this.turn.stop();
    this.stage.remove();
    this.blank.remove();
  }
}

export const mount: MountPreview = (host, options) => new Live(host, options);
