/** Three looks. Every letter has a contrast of at least 4.5 to 1 against its ground. */
import { editor } from 'monaco-editor/editor/editor.api.js';
import type { Theme } from '../../types';

interface Palette {
  base: 'vs' | 'vs-dark';
  ground: string;
  text: string;
  faint: string;
  line: string;
  border: string;
  tag: string;
  name: string;
  value: string;
  number: string;
  comment: string;
  keyword: string;
}

const LIGHT: Palette = {
  base: 'vs',
  ground: '#ffffff',
  text: '#191c23',
  faint: '#626978',
  line: '#f4f5f8',
  border: '#7f8796',
  tag: '#8b1a1a',
  name: '#7a3e00',
  value: '#0b4f9e',
  number: '#08603f',
  comment: '#4a6a2c',
  keyword: '#6b21a8',
};

const DARK: Palette = {
  base: 'vs-dark',
  ground: '#1b1e24',
  text: '#e8eaef',
  faint: '#969eac',
  line: '#22262d',
  border: '#7d8594',
  tag: '#7fb4ff',
  name: '#9cdcfe',
  value: '#f0b48a',
  number: '#b5cea8',
  comment: '#8fbf7f',
  keyword: '#d0b0f5',
};

const hex = (colour: string): string => colour.slice(1);

function theme(palette: Palette): editor.IStandaloneThemeData {
  const rule = (token: string, colour: string, fontStyle = ''): editor.ITokenThemeRule => ({
    token,
    foreground: hex(colour),
    fontStyle,
  });
  return {
    base: palette.base,
    // Else Monaco's finer rules, some of them too faint, would win over these.
    inherit: false,
    rules: [
      rule('', palette.text),
      rule('delimiter', palette.faint),
      rule('comment', palette.comment),
      rule('tag', palette.tag),
      rule('metatag', palette.faint),
      rule('keyword', palette.keyword),
      rule('attribute.name', palette.name),
      rule('attribute.value', palette.value),
      rule('attribute.value.number', palette.number),
      rule('attribute.value.unit', palette.number),
      rule('string', palette.value),
      rule('string.link', palette.value),
      rule('variable', palette.name),
      rule('number', palette.number),
      rule('type', palette.tag),
      rule('strong', palette.text, 'bold'),
      rule('emphasis', palette.text, 'italic'),
    ],
    colors: {
      'editor.background': palette.ground,
      'editor.foreground': palette.text,
      'editorLineNumber.foreground': palette.faint,
      'editorLineNumber.activeForeground': palette.text,
      'editor.lineHighlightBackground': palette.line,
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': palette.text,
      'editorWidget.background': palette.line,
      'editorWidget.border': palette.border,
      'editorHoverWidget.background': palette.line,
      'editorHoverWidget.border': palette.border,
      'editorSuggestWidget.background': palette.line,
      'editorSuggestWidget.border': palette.border,
      'input.border': palette.border,
      'menu.background': palette.line,
      'menu.foreground': palette.text,
      'menu.border': palette.border,
      'menu.separatorBackground': palette.border,
      'quickInput.background': palette.line,
      'quickInput.foreground': palette.text,
      'pickerGroup.border': palette.border,
      'widget.border': palette.border,
    },
  };
}

export function defineThemes(): void {
  editor.defineTheme('proba-light', theme(LIGHT));
  editor.defineTheme('proba-dark', theme(DARK));
  for (const [name, base, text] of [
    ['proba-contrast-light', 'hc-light', '292929'],
    ['proba-contrast-dark', 'hc-black', 'FFFFFF'],
  ] as const) {
    const rules = [
      { token: 'metatag', foreground: text },
      { token: 'metatag.html', foreground: text },
    ];
    editor.defineTheme(name, { base, inherit: true, rules, colors: {} });
  }
}

export function themeName(wanted: Theme): string {
  if (wanted !== 'contrast') return `proba-${wanted}`;
  return matchMedia('(prefers-color-scheme: dark)').matches
    ? 'proba-contrast-dark'
    : 'proba-contrast-light';
}
