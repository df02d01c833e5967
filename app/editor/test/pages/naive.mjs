/** The control: the same payloads in a frame as one would make it without care. */
const pause = (ms) =>
  new Promise((done) => {
    setTimeout(done, ms);
  });
const ran = new Set();
window.ran = (which) => ran.add(String(which).slice(1, -1));

async function attempt({ html, css }) {
  const frame = document.createElement('iframe');
  document.getElementById('host').append(frame);
  frame.srcdoc = `<style>${css}</style>${html}`;
  await pause(350);
  try {
    for (const element of frame.contentDocument.querySelectorAll(
      'a,area,button,input,[onclick],p,svg *',
    )) {
      element.focus?.();
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }
  } catch {
    // It has gone elsewhere already.
  }
  await pause(150);
  frame.remove();
}

window.attack = async (payloads) => {
  await Promise.all(payloads.map(attempt));
  return [...ran];
};
window.ready = true;
