/** What a pointer or a key does inside the preview: it inspects; it never goes anywhere. */
import { attribute, closest, nodeTypeOf } from './dom';

export interface Gestures {
  link(href: string | null): void;
  inspect(element: Element): void;
}

const ACTIVE = 'a,area,button,input[type="submit" i],input[type="image" i]';
const FIELD = 'input,select,textarea,label,summary,option,button';

function elementOf(target: EventTarget | null): Element | undefined {
  if (target === null || !('nodeType' in target)) return undefined;
  return nodeTypeOf(target) === 1 ? (target as Element) : undefined;
}

/** Where a link, a button or a form would have led. */
export function destination(element: Element): string | undefined {
  const active = closest(element, ACTIVE);
  if (!active) return undefined;
  const own = attribute(active, 'data-href') ?? attribute(active, 'data-action');
  if (own !== null) return own;
  const form = closest(active, 'form');
  return (form && attribute(form, 'data-action')) ?? undefined;
}

/** A press at this element, wherever it was caught. */
export function press(element: Element, gestures: Gestures): void {
  const href = destination(element);
  if (href !== undefined) gestures.link(href);
  else if (!closest(element, FIELD)) gestures.inspect(element);
}

type Heard = (event: Event, element: Element) => void;

/** Listens inside the frame's document, where the engine allows it. */
export function listenInside(inside: Document, gestures: Gestures): void {
  const point: Heard = (_event, element) => gestures.link(destination(element) ?? null);
  const heard: Record<string, Heard> = {
    click: (event, element) => {
      if (closest(element, ACTIVE)) event.preventDefault();
      press(element, gestures);
    },
    auxclick: (event, element) => {
      if (closest(element, ACTIVE)) event.preventDefault();
    },
    keydown: (event, element) => {
      if ((event as KeyboardEvent).key !== 'Enter') return;
      if (closest(element, 'input')) event.preventDefault();
      const href = destination(element);
      if (href !== undefined) gestures.link(href);
    },
    submit: (event) => event.preventDefault(),
    dragstart: (event, element) => {
      if (closest(element, 'a,img')) event.preventDefault();
    },
    mouseover: point,
    focusin: point,
    mouseout: () => gestures.link(null),
    focusout: () => gestures.link(null),
  };
  for (const [kind, hear] of Object.entries(heard)) {
    inside.addEventListener(
      kind,
      (event) => {
        const element = elementOf(event.target);
        if (element) hear(event, element);
      },
      true,
    );
  }
}
