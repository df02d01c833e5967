/** Shows every payload in a preview, pokes at it, and keeps in `report` what went wrong. */
import { mount } from '/dist/preview.js';

const AT_ONCE = 12;
const faults = {};
const blame = (name, fault) => {
  (faults[name] ??= new Set()).add(fault);
};
const pause = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

window.ran = (which) => blame(String(which).slice(1, -1), 'a script ran');
for (const kind of ['alert', 'confirm', 'prompt', 'open', 'print']) {
  window[kind] = () => blame('?', `${kind} was called`);
}

localStorage.setItem('secret', 'kept');
document.cookie = 'secret=kept; samesite=strict';

/** Reads and writes of storage are counted in the page and in each frame. */
function spy(view, name) {
  for (const method of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) {
    view.Storage.prototype[method] = () => blame(name, 'storage was touched');
  }
  view.IDBFactory.prototype.open = () => blame(name, 'a database was opened');
}

const POKES = [
  'mouseover',
  'mouseenter',
  'pointerover',
  'pointerdown',
  'mousedown',
  'mouseup',
  'focusin',
  'toggle',
  'beforetoggle',
  'animationstart',
  'transitionend',
  'load',
  'error',
  'input',
  'keydown',
  'dragstart',
];
const FORBIDDEN =
  'script,noscript,iframe,frame,frameset,object,embed,applet,base,link,template,' +
  'portal,fencedframe,meta[http-equiv],[srcdoc],[ping],[target]';
const ADDRESS =
  /^(?:href|src|action|formaction|data|poster|background|ping|xlink:href|srcset|codebase)$/;
const HARMLESS = /^(?:data:image|blob:|#|data:font)/;

/** The document's own methods may be hidden by names in it. */
const all = (view, selector) => [
  ...Document.prototype.querySelectorAll.call(view.document, selector),
];
const addressOf = (inside) =>
  Object.getOwnPropertyDescriptor(Document.prototype, 'URL').get.call(inside);

function inspect(name, view) {
  const [found] = all(view, FORBIDDEN);
  if (found) blame(name, `kept ${found.localName}`);
  if (view.length > 0) blame(name, 'a frame was opened');
  for (const element of all(view, '*')) {
    for (const { name: key, value } of Element.prototype.getAttributeNames
      .call(element)
      .map((at) => ({ name: at, value: Element.prototype.getAttribute.call(element, at) }))) {
      if (/^on/i.test(key)) blame(name, `kept ${key}`);
      if (ADDRESS.test(key) && value !== '' && !HARMLESS.test(value))
        blame(name, `kept ${key}=${value}`);
    }
  }
}

function poke(view) {
  for (const element of all(view, '*')) {
    for (const kind of POKES) {
      EventTarget.prototype.dispatchEvent.call(
        element,
        new view.Event(kind, { bubbles: true, cancelable: true }),
      );
    }
    if ('focus' in element) element.focus();
    if (element.localName === 'a' || 'click' in element) {
      EventTarget.prototype.dispatchEvent.call(
        element,
        new view.MouseEvent('click', { bubbles: true, cancelable: true, view }),
      );
    }
    if (element.localName === 'form') view.HTMLFormElement.prototype.requestSubmit.call(element);
  }
}

async function attempt({ name, html, css }) {
  const host = document.createElement('div');
  host.style.cssText = 'width:300px;height:120px;overflow:hidden;position:relative';
  document.getElementById('host').append(host);
  const preview = mount(host, {
    title: name,
    assets: (file) => (file === 'logo.gif' ? 'data:image/gif,' : undefined),
  });
  const frame = host.querySelector('iframe');
  await new Promise((done) => {
    frame.addEventListener('load', done, { once: true });
  });
  const first = frame.contentDocument;
  const view = frame.contentWindow;
  spy(view, name);
  first.addEventListener('securitypolicyviolation', (event) => {
    blame(name, `left to the policy: ${event.violatedDirective} ${event.blockedURI}`);
  });
  preview.update(html, css);
  await pause(120);
  inspect(name, view);
  poke(view);
  await pause(150);
  preview.update(`${html}<p>more</p>`, css);
  await pause(80);
  if (host.querySelector('iframe') !== frame) blame(name, 'the frame was replaced');
  if (frame.contentDocument !== first) blame(name, 'the frame went elsewhere');
  if (addressOf(first) !== 'about:srcdoc')
    blame(name, `the frame's address is ${addressOf(first)}`);
  if (all(view, 'html').length !== 1) blame(name, 'nothing is shown');
  preview.destroy();
  host.remove();
}

window.attack = async (payloads) => {
  spy(window, '?');
  const title = document.title;
  const address = location.href;
  const shape = document.body.outerHTML;
  for (let at = 0; at < payloads.length; at += AT_ONCE) {
    await Promise.all(payloads.slice(at, at + AT_ONCE).map(attempt));
  }
  await pause(500);
  if (document.title !== title) blame('?', 'the title changed');
  if (location.href !== address) blame('?', 'the address changed');
  if (document.body.outerHTML !== shape) blame('?', 'the page changed');
  if (!/secret=kept/.test(document.cookie) || /stolen/.test(document.cookie))
    blame('?', 'a cookie changed');
  return Object.fromEntries(Object.entries(faults).map(([name, set]) => [name, [...set]]));
};
window.ready = true;
