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
/** Shows, and waits until it is painted. */
window.show = async (html, css = '') => {
  window.preview.update(html, css);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
};
window.begin();
const ready = () => {
  if (window.inside()?.head?.querySelector('style')) window.ready = true;
  else setTimeout(ready, 5);
};
ready();
