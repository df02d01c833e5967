/** From a key pressed in the editor to the preview painted, over a document of about 50 KB. */
import { mount as mountEditor } from '/dist/editor.js';
import { mount as mountPreview } from '/dist/preview.js';

const host = document.getElementById('host');
host.style.cssText = 'display:grid;grid-template-columns:1fr 1fr;width:980px;height:560px';
const [left, right] = [document.createElement('div'), document.createElement('div')];
for (const half of [left, right]) half.style.cssText = 'min-width:0;height:560px;overflow:hidden';
host.append(left, right);

const CSS =
  '.card{border:1px solid #ccc;margin:8px;padding:8px}h2{color:#163f93}' +
  'td{padding:4px}@media(max-width:400px){.card{margin:0}}\n';

/** A newsletter: tables, cards, inline styles, links; `bytes` long. */
function newsletter(bytes) {
  const card = (i) => `  <div class="card"><h2>Oferta ${i}</h2>
    <table width="100%" cellpadding="0" cellspacing="0" border="0" role="presentation"><tr>
      <td width="120" align="center" bgcolor="#eef">
        <img src="logo.gif" width="80" height="40" alt="Logo"></td>
      <td style="font:14px/1.5 Arial,sans-serif;color:#333333">
        <p>Zażółć gęślą jaźń w cenie ${i},99 zł.
        <a href="https://sklep.example/p/${i}?utm_source=mail" style="color:#1c51b9">Zobacz</a></p>
      </td>
    </tr></table></div>\n`;
  let text =
    '<!doctype html>\n<html lang="pl">\n<head>\n<meta charset="utf-8">\n<title>Oferta</title>\n' +
    `<style>${CSS}</style>\n</head>\n<body>\n`;
  for (let i = 0; text.length < bytes; i++) text += card(i);
  return `${text}</body>\n</html>\n`;
}

const waiting = [];
window.times = [];
addEventListener('keydown', (event) => waiting.push(event.timeStamp), true);

window.begin = async (mode) => {
  window.handle?.destroy();
  window.preview?.destroy();
  const value = newsletter(50_000);
  window.preview = mountPreview(right, { title: 'Podgląd', assets: () => 'data:image/gif,' });
  const shown = () => window.preview.update(window.handle.value(), CSS);
  window.handle = await mountEditor(left, {
    mode,
    language: 'html',
    value,
    label: 'HTML',
    readOnly: false,
    theme: 'light',
    locale: 'pl',
    onEdit: shown,
    onUndo() {},
    onRedo() {},
  });
  shown();
  await new Promise((done) => {
    setTimeout(done, 800);
  });
  const inside = right.querySelector('iframe').contentDocument;
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    const now = performance.now();
    for (const at of waiting.splice(0)) window.times.push(now - at);
  };
  new MutationObserver(() => requestAnimationFrame(() => painted.port2.postMessage(0))).observe(
    inside.documentElement,
    { subtree: true, childList: true, characterData: true, attributes: true },
  );
  const at = value.indexOf('gęślą jaźń', value.length / 2);
  window.handle.reveal(at, at);
  window.times.length = 0;
  waiting.length = 0;
  return value.length;
};
window.ready = true;
