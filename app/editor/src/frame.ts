/**
 * The frame of the preview: no script can run in it, nothing can be fetched, and its document can
 * be reached from outside, so that it is changed in place.
 */
const POLICY = [
  "default-src 'none'",
  'img-src blob: data:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const SKELETON =
  '<!DOCTYPE html><html><head><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
  '</head><body></body></html>';

export function previewFrame(title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.className = 'preview-frame';
  frame.title = title;
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  Object.assign(frame.style, {
    display: 'block',
    border: '0',
    margin: '0 auto',
    width: '100%',
    height: '100%',
    background: 'Canvas',
    colorScheme: 'light',
  });
  frame.srcdoc = SKELETON;
  return frame;
}

/**
 * Whether listeners set from outside run in this document. WebKit runs none where scripts are off;
 * then clicks must be caught in front of the frame.
 */
export function hearsEvents(inside: Document): boolean {
  let heard = false;
  const kind = 'proba-probe';
  inside.addEventListener(
    kind,
    () => {
      heard = true;
    },
    { once: true },
  );
  inside.dispatchEvent(new Event(kind));
  return heard;
}
