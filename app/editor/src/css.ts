/**
 * Rewrites a style sheet (or one declaration list, or one value) for the preview: addresses become
 * the case's pictures or nothing, `@import` goes, link selectors fit links that have lost their
 * `href`, and `prefers-color-scheme` answers what the preview is set to. Tokens follow CSS Syntax
 * 3, so that escapes (`\75rl(`) and broken strings are read as the browser reads them. What slips
 * through is still stopped by the frame's own policy.
 */
export interface Rules {
  /** The address to use instead, or undefined for none. */
  resolve(url: string): string | undefined;
  scheme: 'light' | 'dark';
}

/** An address that loads nothing and fails at once, silently. */
export const NOTHING = 'data:image/png,';

const IDENT_START = /[a-z_\u0080-\uffff-]/i;
const IDENT = /[\w\u0080-\uffff-]/;
const NEWLINE = /[\n\r\f]/;
const HEX = /[0-9a-f]/i;
const SPACE = /[ \t\n\r\f]/;

/** Functions whose bare strings are addresses. */
const ADDRESSED = new Set(['url', 'src', 'image', 'image-set', '-webkit-image-set']);

/** Functions that stand for text from elsewhere, which there might be an address. */
const SUBSTITUTED = /^(?:var|env|attr|if|inherit|--.*)$/;

export class Scanner {
  at = 0;

  constructor(readonly text: string) {}

  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  done(): boolean {
    return this.at >= this.text.length;
  }

  escapes(ahead = 0): boolean {
    return this.peek(ahead) === '\\' && !NEWLINE.test(this.peek(ahead + 1) || ' ');
  }

  /** At a backslash that begins an escape: the character meant. */
  escape(): string {
    this.at++;
    if (!HEX.test(this.peek())) {
      const point = this.text.codePointAt(this.at);
      const char = point === undefined ? '\uFFFD' : String.fromCodePoint(point);
      this.at += char.length;
      return char;
    }
    let hex = '';
    while (hex.length < 6 && HEX.test(this.peek())) hex += this.text.charAt(this.at++);
    if (this.peek() === '\r' && this.peek(1) === '\n') this.at++;
    if (SPACE.test(this.peek())) this.at++;
    const point = parseInt(hex, 16);
    const valid = point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return valid ? String.fromCodePoint(point) : '\uFFFD';
  }

  startsIdent(): boolean {
    return IDENT_START.test(this.peek()) || this.escapes();
  }

  /** A name with its escapes undone. */
  ident(): string {
    let name = '';
    while (!this.done()) {
      if (IDENT.test(this.peek())) name += this.text.charAt(this.at++);
      else if (this.escapes()) name += this.escape();
      else break;
    }
    return name;
  }

  /** At a quote: the string's value; ends before a newline as a broken string does. */
  string(): string {
    const quote = this.text.charAt(this.at++);
    let value = '';
    while (!this.done()) {
      const char = this.peek();
      if (char === quote) {
        this.at++;
        break;
      }
      if (NEWLINE.test(char)) break;
      if (char !== '\\') {
        value += char;
        this.at++;
      } else if (this.escapes()) {
        value += this.at + 1 < this.text.length ? this.escape() : (this.at++, '');
      } else {
        this.at += this.peek(1) === '\r' && this.peek(2) === '\n' ? 3 : 2;
      }
    }
    return value;
  }

  /** After `url(`: the address up to and with the closing parenthesis; undefined if malformed. */
  bareUrl(): string | undefined {
    let value = '';
    while (!this.done() && this.peek() !== ')') {
      if (this.escapes()) value += this.escape();
      else value += this.text.charAt(this.at++);
    }
    this.at++;
    const url = value.trim();
    return /["'(\s]/.test(url) ? undefined : url;
  }

  comment(): void {
    const end = this.text.indexOf('*/', this.at + 2);
    this.at = end < 0 ? this.text.length : end + 2;
  }

  spaces(): void {
    while (!this.done()) {
      if (SPACE.test(this.peek())) this.at++;
      else if (this.peek() === '/' && this.peek(1) === '*') this.comment();
      else break;
    }
  }

  /** Past the end of a statement at-rule: its semicolon, its block, or the block it is in. */
  statement(): void {
    let depth = 0;
    while (!this.done()) {
      const char = this.peek();
      if (char === '"' || char === "'") this.string();
      else if (char === '/' && this.peek(1) === '*') this.comment();
      else if (this.escapes()) this.escape();
      else if (this.startsIdent()) this.word();
      else {
        if (depth === 0 && char === '}') return;
        this.at++;
        if ('([{'.includes(char)) depth++;
        if (')]}'.includes(char)) depth--;
        if (depth <= 0 && (char === ';' || char === '}')) return;
      }
    }
  }

  /** After an opening parenthesis: past the closing one. */
  group(): void {
    let depth = 1;
    while (!this.done() && depth > 0) {
      const char = this.peek();
      if (char === '"' || char === "'") this.string();
      else if (char === '/' && this.peek(1) === '*') this.comment();
      else if (this.escapes()) this.escape();
      else {
        this.at++;
        if (char === '(') depth++;
        if (char === ')') depth--;
      }
    }
  }

  /** A name, or a whole unquoted `url(…)`. */
  private word(): void {
    if (this.ident().toLowerCase() !== 'url' || this.peek() !== '(') return;
    let ahead = 1;
    while (SPACE.test(this.peek(ahead))) ahead++;
    if (this.peek(ahead) === '"' || this.peek(ahead) === "'") return;
    this.at++;
    this.bareUrl();
  }
}

function quoted(url: string | undefined): string {
  const safe = (url ?? NOTHING)
    .replace(/[\n\r\f]/g, '')
    .replace(/\\/g, '%5C')
    .replace(/"/g, '%22');
  return `"${safe}"`;
}

class Rewriter {
  private readonly scan: Scanner;
  private out = '';
  /** Names of the functions and brackets that are open. */
  private readonly open: string[] = [];

  constructor(
    text: string,
    private readonly rules: Rules,
  ) {
    this.scan = new Scanner(text);
  }

  run(): string {
    while (!this.scan.done()) this.token();
    return this.out;
  }

  private addressed(): boolean {
    return ADDRESSED.has(this.open.at(-1) ?? '');
  }

  private copy(from: number): void {
    this.out += this.scan.text.slice(from, this.scan.at);
  }

  private token(): void {
    const { scan } = this;
    const from = scan.at;
    const char = scan.peek();
    if (char === '/' && scan.peek(1) === '*') {
      scan.comment();
      this.copy(from);
    } else if (char === '"' || char === "'") {
      const value = scan.string();
      if (this.addressed()) this.out += quoted(this.rules.resolve(value));
      else this.copy(from);
    } else if (char === '#' || (char === '@' && scan.peek(1) !== '')) {
      this.marked(char);
    } else if (scan.startsIdent()) {
      this.name();
    } else {
      this.delimiter(char);
    }
  }

  /** A hash, or an at-keyword. */
  private marked(char: string): void {
    const { scan } = this;
    const from = scan.at++;
    const name = scan.ident().toLowerCase();
    if (char === '@' && name === 'import') scan.statement();
    else this.copy(from);
  }

  private name(): void {
    const { scan } = this;
    const from = scan.at;
    const name = scan.ident().toLowerCase();
    if (scan.peek() === '(') {
      this.call(name, from);
    } else if (name === 'prefers-color-scheme') {
      this.preference(from);
    } else if (name === 'href' && this.out.trimEnd().endsWith('[')) {
      this.out += 'data-href';
    } else {
      this.copy(from);
    }
  }

  private call(name: string, from: number): void {
    const { scan } = this;
    scan.at++;
    if (name === 'url') {
      const start = scan.at;
      while (SPACE.test(scan.peek())) scan.at++;
      if (scan.peek() !== '"' && scan.peek() !== "'") {
        scan.at = start;
        const url = scan.bareUrl();
        this.out += `url(${quoted(url === undefined ? undefined : this.rules.resolve(url))})`;
        return;
      }
    }
    if (this.addressed() && SUBSTITUTED.test(name)) {
      scan.group();
      this.out += quoted(undefined);
      return;
    }
    this.copy(from);
    this.open.push(name);
  }

  /** `prefers-color-scheme: X` becomes a feature that is always, or never, true. */
  private preference(from: number): void {
    const { scan } = this;
    const end = scan.at;
    scan.spaces();
    if (scan.peek() !== ':') {
      scan.at = end;
      this.copy(from);
      return;
    }
    scan.at++;
    scan.spaces();
    const holds = scan.ident().toLowerCase() === this.rules.scheme;
    this.out += holds ? 'min-width: 0' : 'max-width: 0';
  }

  private delimiter(char: string): void {
    const { scan } = this;
    const from = scan.at++;
    if ('([{'.includes(char)) this.open.push(char);
    if (')]}'.includes(char)) this.open.pop();
    if (char === ':' && this.pseudoLink()) return;
    this.copy(from);
  }

  /** The links of the preview have no `href`, so they are neither `:link` nor `:visited`. */
  private pseudoLink(): boolean {
    const found = /^(link|any-link|-webkit-any-link|-moz-any-link|visited)(?![\w\\(-])/i.exec(
      this.scan.text.slice(this.scan.at, this.scan.at + 20),
    );
    if (!found || this.out.endsWith(':') || this.inDeclaration()) return false;
    this.scan.at += found[0].length;
    this.out += /^visited/i.test(found[0]) ? ':not(*)' : '[data-href]';
    return true;
  }

  /** `prop:link` in a block is a value; `a:link` outside or before `{` is a selector. */
  private inDeclaration(): boolean {
    const rest = this.scan.text.slice(this.scan.at);
    const stop = rest.search(/[;{}]/);
    return stop >= 0 && rest.charAt(stop) !== '{';
  }
}

export function rewriteCss(text: string, rules: Rules): string {
  return new Rewriter(text, rules).run();
}
