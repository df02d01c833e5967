/** HTML, CSS and Markdown: colours, brackets, folding; ready before the first line is drawn. */
import { languages } from 'monaco-editor/editor/editor.api.js';
import * as css from 'monaco-editor/languages/definitions/css/css.js';
import * as html from 'monaco-editor/languages/definitions/html/html.js';
import * as markdown from 'monaco-editor/languages/definitions/markdown/markdown.js';
import type { EditorOptions } from '../../types';
import { registerCompletion } from './completion';

/** A language without its colours; everything else is the same. */
const BARE = '-bare';

export function registerLanguages(): void {
  const all = [
    { id: 'html', mimetypes: ['text/html'], definition: html },
    { id: 'css', mimetypes: ['text/css'], definition: css },
    { id: 'markdown', mimetypes: ['text/markdown'], definition: markdown },
  ];
  for (const { id, mimetypes, definition } of all) {
    languages.register({ id, mimetypes });
    languages.register({ id: id + BARE });
    languages.setMonarchTokensProvider(id, definition.language);
    for (const own of [id, id + BARE]) languages.setLanguageConfiguration(own, definition.conf);
  }
  for (const end of ['', BARE]) registerCompletion(`html${end}`, `css${end}`);
}

export function languageOf({ language, colours }: EditorOptions): string {
  if (language === 'plain') return 'plaintext';
  return colours === false ? language + BARE : language;
}
