/** What is offered while typing, from a fixed vocabulary: no worker, no guess from other words. */
import {
  languages,
  type editor,
  type IRange,
  type Position,
} from 'monaco-editor/editor/editor.api.js';
import { closedTwice, placeIn } from './tags';
import {
  ARIA,
  AT_RULES,
  attributesOf,
  BARE,
  PROPERTIES,
  PSEUDO,
  propertyValues,
  TAGS,
  valuesOf,
} from './vocabulary';

type Item = languages.CompletionItem;
type Kind = languages.CompletionItemKind;

const { CompletionItemKind, CompletionItemInsertTextRule } = languages;

/** More text than this before the caret is not read again for each suggestion. */
const READ_BACK_MAX = 60_000;

function wordRange(model: editor.ITextModel, at: Position, pattern: RegExp): IRange {
  const line = model.getLineContent(at.lineNumber).slice(0, at.column - 1);
  const word = pattern.exec(line)?.[0] ?? '';
  return {
    startLineNumber: at.lineNumber,
    endLineNumber: at.lineNumber,
    startColumn: at.column - word.length,
    endColumn: at.column,
  };
}

function items(
  labels: string[],
  kind: Kind,
  range: IRange,
  text = (label: string) => label,
): Item[] {
  return labels.map((label) => ({
    label,
    kind,
    range,
    insertText: text(label),
    insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet,
  }));
}

/** `url()` and the like, with the caret between the parentheses. */
const call = (label: string): string => label.replace(/\(\)$/, '($0)');

/** Within a declaration list or a rule; `text` begins at its start. */
export function cssItems(text: string, range: IRange, inBlock: boolean): Item[] {
  const statement = text.slice(Math.max(...[...';{}'].map((mark) => text.lastIndexOf(mark))) + 1);
  const declaration = /^\s*([\w-]+)\s*:(?!:)/.exec(statement);
  if (inBlock && declaration) {
    const values = propertyValues((declaration[1] ?? '').toLowerCase());
    return items(values, CompletionItemKind.Value, range, call);
  }
  if (inBlock) {
    return items(
      Object.keys(PROPERTIES),
      CompletionItemKind.Property,
      range,
      (name) => `${name}: $0;`,
    );
  }
  if (/@[\w-]*$/.test(statement)) return items(AT_RULES, CompletionItemKind.Keyword, range);
  if (/:[\w-]*$/.test(statement)) return items(PSEUDO, CompletionItemKind.Function, range, call);
  return items(TAGS, CompletionItemKind.Struct, range);
}

/** Whether the end of a style sheet lies in a declaration block, not between rules. */
export function inBlock(text: string): boolean {
  const bare = text.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, '');
  const groups: boolean[] = [];
  let start = 0;
  for (let at = 0; at < bare.length; at++) {
    const char = bare.charAt(at);
    if (char === '{')
      groups.push(/@(?:media|supports|layer|container|keyframes)/i.test(bare.slice(start, at)));
    if (char === '}') groups.pop();
    if (char === '{' || char === '}' || char === ';') start = at + 1;
  }
  return groups.at(-1) === false;
}

const CSS_WORD = /@?[\w-]*(?:\(\))?$/;
const HTML_WORD = /[\w-]*$/;

function htmlItems(model: editor.ITextModel, at: Position, before: string): Item[] {
  const place = placeIn(before);
  const range = wordRange(model, at, HTML_WORD);
  switch (place.kind) {
    case 'tag':
      return items(TAGS, CompletionItemKind.Struct, range);
    case 'close':
      return ends(model, at, [...new Set(place.open.reverse())], range);
    case 'attribute':
      return items(
        [...attributesOf(place.tag), ...ARIA],
        CompletionItemKind.Property,
        range,
        (name) => (BARE.has(name) ? name : `${name}="$0"`),
      );
    case 'value':
      if (place.attribute === 'style') {
        return cssItems(place.text, wordRange(model, at, CSS_WORD), true);
      }
      return items(valuesOf(place.tag, place.attribute), CompletionItemKind.Value, range);
    case 'style':
      return cssItems(place.text, wordRange(model, at, CSS_WORD), inBlock(place.text));
    default:
      return [];
  }
}

/** End tags, the innermost first; each takes the place of its like that stands there already. */
function ends(model: editor.ITextModel, at: Position, names: string[], range: IRange): Item[] {
  const place = model.getOffsetAt(at);
  const text = model.getValue();
  const before = text.slice(0, place - (range.endColumn - range.startColumn));
  const offered = items(names, CompletionItemKind.Struct, range, (name) => `${name}>`);
  return offered.map((item, index) => {
    const twice = closedTwice(before + item.insertText, text.slice(place));
    const end = model.getPositionAt(place + (twice?.length ?? 0));
    const gone = {
      startLineNumber: at.lineNumber,
      startColumn: at.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    };
    return {
      ...item,
      sortText: String(index).padStart(3, '0'),
      additionalTextEdits: twice ? [{ range: gone, text: '' }] : [],
    };
  });
}

function textBefore(model: editor.ITextModel, at: Position): string {
  const end = model.getOffsetAt(at);
  const from = model.getPositionAt(Math.max(0, end - READ_BACK_MAX));
  return model.getValueInRange({
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: at.lineNumber,
    endColumn: at.column,
  });
}

/** Models whose writer has to know names and values by heart. */
const silent = new WeakSet<editor.ITextModel>();

export function offerNothing(model: editor.ITextModel): void {
  silent.add(model);
}

export function registerCompletion(html: string, css: string): void {
  languages.registerCompletionItemProvider(html, {
    triggerCharacters: ['<', '/', ' ', '"', ':'],
    provideCompletionItems: (model, at) => ({
      suggestions: silent.has(model) ? [] : htmlItems(model, at, textBefore(model, at)),
    }),
  });
  languages.registerCompletionItemProvider(css, {
    triggerCharacters: [':', '@', ' '],
    provideCompletionItems: (model, at, { triggerCharacter }) => {
      const before = textBefore(model, at);
      // A space asks for values only: a list of properties that came by itself would take the
      // next Enter, and write what nobody chose.
      if (triggerCharacter === ' ' && !/:[^;{}]*$/.test(before)) return { suggestions: [] };
      const range = wordRange(model, at, CSS_WORD);
      const offered = cssItems(before, range, inBlock(before));
      return { suggestions: silent.has(model) ? [] : offered };
    },
  });
}
