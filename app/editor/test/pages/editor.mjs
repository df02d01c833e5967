import { mount } from '/dist/editor.js';

window.host = document.getElementById('host');
window.begin = async (options = {}) => {
  window.handle?.destroy();
  window.heard = [];
  window.carets = [];
  window.known = options.value ?? '';
  window.wrong = [];
  const note = (kind) => () => {
    window.heard.push(kind);
  };
  window.handle = await mount(window.host, {
    mode: 'monaco',
    language: 'html',
    value: '',
    label: 'Kod HTML',
    readOnly: false,
    theme: 'light',
    locale: 'pl',
    onEdit(edits) {
      for (const { at, removed, inserted } of edits) {
        if (window.known.slice(at, at + removed.length) !== removed) {
          window.wrong.push({ at, removed, inserted });
        }
        if (inserted.includes('\r') || /\p{Surrogate}/u.test(inserted)) window.wrong.push(inserted);
        window.known =
          window.known.slice(0, at) + inserted + window.known.slice(at + removed.length);
      }
      window.heard.push({ edits });
    },
    onUndo: note('undo'),
    onRedo: note('redo'),
    onBlur: note('blur'),
    onPaste: (chars, inside) => window.heard.push({ paste: chars, inside }),
    onLeave: note('leave'),
    onCaret: (at) => window.carets.push(at),
    ...options,
  });
  return window.handle.mode;
};
window.ready = true;
