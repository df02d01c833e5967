/**
 * Lays out HTML and CSS anew: lines and indents only, never a word. Fetched when first asked for.
 *
 *     const { format } = await import(new URL('editor/format.js', document.baseURI).href);
 */
import { css_beautify } from 'js-beautify/js/lib/beautify-css.js';
import { html_beautify } from 'js-beautify/js/lib/beautify-html.js';
import type { Format } from '../types';

const SHARED = {
  indent_size: 2,
  end_with_newline: true,
  preserve_newlines: true,
  max_preserve_newlines: 2,
};

export const format: Format = (language, text) =>
  language === 'css'
    ? css_beautify(text, SHARED)
    : html_beautify(text, {
        ...SHARED,
        // A long line is the writer's own; a tag's attributes stay where they stand.
        wrap_line_length: 0,
        wrap_attributes: 'preserve',
        indent_inner_html: false,
        extra_liners: [],
      });
