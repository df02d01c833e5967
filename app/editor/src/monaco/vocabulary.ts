/** Words that are offered while HTML and CSS are written: what pages and e-mails are made of. */
const split = (text: string): string[] => text.trim().split(/\s+/);

export const TAGS = split(`
  a abbr address area article aside audio b blockquote body br button caption center cite code col
  colgroup dd del details div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6
  head header hr html i img input ins label legend li link main map mark meta meter nav ol optgroup
  option p picture pre progress q s section select small source span strong style sub summary sup
  table tbody td textarea tfoot th thead time title tr u ul video wbr`);

const GLOBAL = split('class id style title lang dir hidden role tabindex');

const OWN: Record<string, string> = {
  a: 'href target rel name',
  area: 'href alt shape coords target',
  audio: 'src controls muted loop preload',
  body: 'bgcolor text link vlink alink background',
  button: 'type name value disabled',
  col: 'span width align',
  font: 'color face size',
  form: 'action method name autocomplete novalidate',
  html: 'xmlns',
  img: 'src alt width height border align srcset sizes loading',
  input:
    'type name value placeholder required checked disabled autocomplete min max maxlength pattern',
  label: 'for',
  li: 'value',
  link: 'rel href type media',
  map: 'name',
  meta: 'charset name content http-equiv',
  ol: 'start type reversed',
  option: 'value selected disabled',
  select: 'name required multiple disabled',
  source: 'src srcset type media sizes',
  style: 'type media',
  table: 'width align bgcolor background border cellpadding cellspacing height summary',
  td: 'align valign bgcolor background width height colspan rowspan nowrap',
  textarea: 'name rows cols placeholder required maxlength disabled',
  th: 'align valign bgcolor background width height colspan rowspan nowrap scope',
  tr: 'align valign bgcolor',
  video: 'src controls poster width height muted loop preload',
};

export const attributesOf = (tag: string): string[] =>
  [...split(OWN[tag] ?? ''), ...GLOBAL].filter((name) => name !== '');

export const ARIA = split('aria-label aria-labelledby aria-describedby aria-hidden');

/** Attributes that stand without a value. */
export const BARE = new Set(
  split(`
  hidden required checked disabled selected multiple novalidate reversed controls muted loop
  nowrap`),
);

const VALUES: Record<string, string> = {
  align: 'left center right justify',
  autocomplete: 'on off email name given-name family-name tel postal-code',
  charset: 'utf-8',
  dir: 'ltr rtl auto',
  lang: 'pl en',
  loading: 'lazy eager',
  method: 'get post',
  preload: 'none metadata auto',
  rel: 'noopener nofollow stylesheet icon',
  role: 'presentation img button heading main navigation banner contentinfo',
  scope: 'col row',
  target: '_blank _self',
  valign: 'top middle bottom baseline',
  'input type': 'text email tel number checkbox radio submit button date hidden url search',
  'button type': 'submit button reset',
  'meta name': 'viewport description color-scheme supported-color-schemes format-detection',
};

export const valuesOf = (tag: string, attribute: string): string[] =>
  split(VALUES[`${tag} ${attribute}`] ?? VALUES[attribute] ?? '').filter((value) => value !== '');

const SIZES = 'auto 0 100%';
const BORDERS = 'none solid dashed dotted double';
const COLOURS = 'transparent currentColor black white red green blue gray navy orange';

/** Properties, each with the words its value may be. */
export const PROPERTIES: Record<string, string> = {
  'align-content': 'start center end stretch space-between space-around',
  'align-items': 'start center end stretch baseline',
  'align-self': 'start center end stretch baseline',
  'aspect-ratio': 'auto',
  background: `none ${COLOURS}`,
  'background-color': COLOURS,
  'background-image': 'none url() linear-gradient() radial-gradient()',
  'background-position': 'left center right top bottom',
  'background-repeat': 'no-repeat repeat repeat-x repeat-y',
  'background-size': 'auto cover contain',
  border: `none 0 ${BORDERS}`,
  'border-bottom': `none 0 ${BORDERS}`,
  'border-collapse': 'collapse separate',
  'border-color': COLOURS,
  'border-left': `none 0 ${BORDERS}`,
  'border-radius': '0 50%',
  'border-right': `none 0 ${BORDERS}`,
  'border-spacing': '0',
  'border-style': BORDERS,
  'border-top': `none 0 ${BORDERS}`,
  'border-width': '0 thin medium thick',
  bottom: SIZES,
  'box-shadow': 'none inset',
  'box-sizing': 'border-box content-box',
  clear: 'none left right both',
  color: COLOURS,
  'color-scheme': 'light dark normal',
  'column-gap': '0 normal',
  content: 'none normal',
  cursor: 'auto pointer default text not-allowed',
  display: 'none block inline inline-block flex inline-flex grid table table-cell table-row',
  filter: 'none blur() brightness() grayscale()',
  flex: 'none auto 1',
  'flex-basis': 'auto 0',
  'flex-direction': 'row column row-reverse column-reverse',
  'flex-grow': '0 1',
  'flex-shrink': '0 1',
  'flex-wrap': 'wrap nowrap wrap-reverse',
  float: 'none left right',
  font: 'inherit',
  'font-family': 'Arial Helvetica Georgia Verdana Tahoma sans-serif serif monospace system-ui',
  'font-size': 'small medium large smaller larger',
  'font-style': 'normal italic oblique',
  'font-weight': 'normal bold 400 600 700',
  gap: '0 normal',
  'grid-area': 'auto',
  'grid-column': 'auto span',
  'grid-row': 'auto span',
  'grid-template-areas': 'none',
  'grid-template-columns': 'none auto repeat() minmax() 1fr',
  'grid-template-rows': 'none auto repeat() minmax() 1fr',
  height: SIZES,
  'justify-content': 'start center end space-between space-around space-evenly',
  'justify-items': 'start center end stretch',
  left: SIZES,
  'letter-spacing': 'normal',
  'line-height': 'normal 1.2 1.5',
  'list-style': 'none disc circle square decimal',
  'list-style-type': 'none disc circle square decimal lower-alpha',
  margin: 'auto 0',
  'margin-bottom': 'auto 0',
  'margin-left': 'auto 0',
  'margin-right': 'auto 0',
  'margin-top': 'auto 0',
  'max-height': 'none 100%',
  'max-width': 'none 100%',
  'min-height': '0 100%',
  'min-width': '0 100%',
  'object-fit': 'cover contain fill none scale-down',
  opacity: '0 1',
  outline: 'none solid',
  'outline-offset': '0',
  overflow: 'visible hidden auto scroll',
  'overflow-wrap': 'normal break-word anywhere',
  padding: '0',
  'padding-bottom': '0',
  'padding-left': '0',
  'padding-right': '0',
  'padding-top': '0',
  position: 'static relative absolute fixed sticky',
  right: SIZES,
  'row-gap': '0 normal',
  'table-layout': 'auto fixed',
  'text-align': 'left center right justify start end',
  'text-decoration': 'none underline line-through',
  'text-indent': '0',
  'text-overflow': 'clip ellipsis',
  'text-shadow': 'none',
  'text-transform': 'none uppercase lowercase capitalize',
  top: SIZES,
  transform: 'none rotate() scale() translate()',
  transition: 'none',
  'vertical-align': 'top middle bottom baseline',
  visibility: 'visible hidden',
  'white-space': 'normal nowrap pre pre-line pre-wrap',
  width: SIZES,
  'word-break': 'normal break-all keep-all',
  'word-spacing': 'normal',
  'z-index': 'auto 0 1',
  'mso-line-height-rule': 'exactly at-least',
  'mso-table-lspace': '0pt',
  'mso-table-rspace': '0pt',
  '-webkit-text-size-adjust': '100% none',
};

export const propertyValues = (property: string): string[] =>
  [...split(PROPERTIES[property] ?? ''), 'inherit', 'initial'].filter((value) => value !== '');

export const AT_RULES = split('@media @font-face @import @supports @keyframes');

export const PSEUDO = split(`
  hover focus focus-visible active link visited first-child last-child nth-child() not() before
  after   root checked disabled`);
