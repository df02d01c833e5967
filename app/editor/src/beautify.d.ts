declare module 'js-beautify/js/lib/beautify-css.js' {
  export function css_beautify(text: string, options: object): string;
}
declare module 'js-beautify/js/lib/beautify-html.js' {
  export function html_beautify(text: string, options: object): string;
}
