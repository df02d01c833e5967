// A newsletter as large as they come.

/** Tables, cards, inline styles, links; at least `size` characters, with a place to type in. */
export function letter(size: number): string {
  const card = (number: number) => `  <div class="card"><h2>Oferta ${number}</h2>
    <table width="100%" cellpadding="0" cellspacing="0" border="0" role="presentation"><tr>
      <td width="120" align="center" bgcolor="#eef">
        <img src="logo.svg" width="80" height="40" alt="Logo"></td>
      <td style="font:14px/1.5 Arial,sans-serif;color:#333333">
        <p>Zażółć gęślą jaźń w cenie ${number},99 zł.
        <a href="https://sklep.example/p/${number}?utm_source=mail" style="color:#1c51b9">Zobacz</a>
      </td>
    </tr></table></div>\n`;
  const style =
    ".card{border:1px solid #ccc;margin:8px;padding:8px}h2{color:#163f93}" +
    "td{padding:4px}@media(max-width:400px){.card{margin:0}}";
  const head = `<meta charset="utf-8">\n<title>Oferta</title>\n<style>${style}</style>`;
  let text = `<!doctype html>\n<html lang="pl">\n<head>\n${head}\n</head>\n<body>\n`;
  let number = 0;
  for (; text.length < size / 2; number += 1) text += card(number);
  text += '  <p id="here"></p>\n';
  for (; text.length < size; number += 1) text += card(number);
  return `${text}</body>\n</html>\n`;
}
