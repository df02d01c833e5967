/**
 * A pane before the frame, for engines that run no listener inside it: it takes the pointer, asks
 * the frame what lies under it, and hands scrolling on.
 */
import { destination, type Gestures, press } from './gestures';

export function overlay(frame: HTMLIFrameElement, gestures: Gestures): HTMLElement {
  const pane = document.createElement('div');
  pane.className = 'preview-pane';
  pane.setAttribute('aria-hidden', 'true');
  Object.assign(pane.style, { position: 'absolute', inset: '0', touchAction: 'none' });
  const under = (event: MouseEvent): Element | null => {
    const inside = frame.contentDocument;
    const box = frame.getBoundingClientRect();
    return (
      inside &&
      Document.prototype.elementFromPoint.call(
        inside,
        event.clientX - box.left,
        event.clientY - box.top,
      )
    );
  };
  pane.addEventListener('click', (event) => {
    const element = under(event);
    if (element) press(element, gestures);
  });
  pane.addEventListener('mousemove', (event) => {
    const element = under(event);
    const href = element && destination(element);
    pane.style.cursor = href ? 'pointer' : '';
    gestures.link(href ?? null);
  });
  pane.addEventListener('mouseleave', () => gestures.link(null));
  pane.addEventListener(
    'wheel',
    (event) => {
      const line = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      scroll(frame, event.deltaX * line, event.deltaY * line);
      event.preventDefault();
    },
    { passive: false },
  );
  let last: PointerEvent | undefined;
  pane.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'touch') return;
    if (last) scroll(frame, last.clientX - event.clientX, last.clientY - event.clientY);
    last = event;
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    pane.addEventListener(end, () => {
      last = undefined;
    });
  }
  return pane;
}

function scroll(frame: HTMLIFrameElement, left: number, top: number): void {
  frame.contentWindow?.scrollBy(left, top);
}
