const inPages = /\b(?:src|href)="(\/(?:_next\/static\/|copy-formulas\.js|icon\.svg)[^"?#]*)"/g;
const inScriptsOfPages = /\/_next\/static\/chunks\/[\w.~-]+\.(?:js|css)/g;
const inScripts = /static\/chunks\/[\w.~-]+\.js/g;
const inStyles = /url\(["']?([^"')?#]+)["']?\)/g;
const pictures = /\/pictures\/[\w.-]+/g;

/** Addresses of the scripts, styles and drawings that a page of the site needs. */
export function filesOfPage(html: string): readonly string[] {
  const named = [...html.matchAll(inPages)].map(([, address = '']) => address);
  return [...new Set([...named, ...[...html.matchAll(inScriptsOfPages)].map(([address]) => address)])];
}

/** Addresses of the fonts that a style sheet names. */
export function filesOfStyles(css: string, sheet: string): readonly string[] {
  const named = [...css.matchAll(inStyles)].map(([, address = '']) => address);
  const own = named.filter((address) => !address.startsWith('data:'));
  return [...new Set(own.map((address) => new URL(address, new URL(sheet, 'https://a.example')).pathname))];
}

/** Addresses of the scripts that one of Next's fetches when it needs them. */
export function filesOfScript(code: string): readonly string[] {
  return [...new Set([...code.matchAll(inScripts)].map(([file]) => `/_next/${file}`))];
}

/** Addresses of the pictures that a page shows, in each of their sizes. */
export function picturesOfPage(html: string): readonly string[] {
  return [...new Set([...html.matchAll(pictures)].map(([address]) => address))];
}
