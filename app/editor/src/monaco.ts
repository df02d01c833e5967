/** The Monaco pack: one evaluation per language, fetched by `editor.ts`. */
import { editor } from 'monaco-editor/editor/editor.api.js';
import './monaco/features';
import './monaco/pack.css';
import type { EditorOptions, MountEditor } from '../types';
import { offerNothing } from './monaco/completion';
import { keepNoHistory } from './monaco/history';
import { languageOf, registerLanguages } from './monaco/languages';
import { defineThemes } from './monaco/themes';
import { Coded } from './monaco/coded';
import { normalise } from './text';

/** How long an editor waits for its letters; later ones are measured when they come. */
const LETTERS_WAIT_MS = 500;

const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

document.fonts.addEventListener('loadingdone', () => editor.remeasureFonts());
keepNoHistory();
registerLanguages();
defineThemes();

/** A model with exactly this text: a first U+FEFF is text here, and lines end in LF everywhere. */
function modelOf(value: string, options: EditorOptions): editor.ITextModel {
  const model = editor.createModel('', languageOf(options));
  if (options.completion === false) offerNothing(model);
  model.setEOL(editor.EndOfLineSequence.LF);
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    trimAutoWhitespace: false,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  model.applyEdits([{ range: model.getFullModelRange(), text: value }]);
  return model;
}

export const open: MountEditor = async (host, options) => {
  await Promise.race([document.fonts.ready, pause(LETTERS_WAIT_MS)]);
  const value = normalise(options.value);
  return new Coded(host, options, modelOf(value, options), value);
};
