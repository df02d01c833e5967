/** HTML, CSS and Markdown: colours, brackets, folding; ready before the first line is drawn. */
import { languages } from 'monaco-editor/editor/editor.api.js';
import * as css from 'monaco-editor/languages/definitions/css/css.js';
import * as html from 'monaco-editor/languages/definitions/html/html.js';
import * as markdown from 'monaco-editor/languages/definitions/markdown/markdown.js';
import { registerCompletion } from './completion';

export function registerLanguages(): void {
  const all = [
    { id: 'html', mimetypes: ['text/html'], definition: html },
    { id: 'css', mimetypes: ['text/css'], definition: css },
    { id: 'markdown', mimetypes: ['text/markdown'], definition: markdown },
  ];
  for (const { id, mimetypes, definition } of all) {
    languages.register({ id, mimetypes });
    languages.setMonarchTokensProvider(id, definition.language);
    languages.setLanguageConfiguration(id, definition.conf);
  }
  registerCompletion();
}
