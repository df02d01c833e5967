import { mount } from '/dist/preview.js';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=';
window.links = [];
window.inspected = [];
window.host = document.getElementById('host');
window.begin = (options = {}) => {
  window.preview?.destroy();
  window.preview = mount(window.host, {
    title: 'Podgląd',
    assets: (name) => (name === 'logo.gif' ? PIXEL : undefined),
    onLink: (href) => window.links.push(href),
    onInspect: (source) => window.inspected.push(source),
    ...options,
  });
};
window.inside = () => window.host.querySelector('iframe').contentDocument;
let shown = 0;
/** Shows, and waits until that very text is in the frame and painted. */
window.show = async (html, css = '') => {
  const mark = `--shown:${++shown}`;
  window.preview.update(html, `:root{${mark}}${css}`);
  const there = () => {
    const sheet = window.inside()?.head?.lastElementChild?.textContent ?? '';
    return sheet.replaceAll(' ', '').includes(mark);
  };
  do {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  } while (!there());
};
window.begin();
const ready = () => {
  if (window.inside()?.head?.querySelector('style')) window.ready = true;
  else setTimeout(ready, 5);
};
ready();
