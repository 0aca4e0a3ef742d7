/** A page of an answer, or an example of the specification, brought to what both must agree on. */
export interface Comparable {
  readonly text: string;
  /** Names of the rules of ours by which it was changed. */
  readonly rules: ReadonlySet<string>;
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      return decimal ? String.fromCodePoint(Number(decimal)) : (names[name ?? ''] ?? whole);
    },
  );
}

const piece = /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+|<)/gi;
const blocks = /\s*(<\/?(?:p|ul|ol|li|blockquote|h|pre|hr|table|thead|tbody|tr|th|td)\b[^>]*>)\s*/g;

/**
 * Elements, addresses of links and texts, without what only differs in spelling. Where a documented rule of ours differs,
 * the example is changed as the rule would have it:
 * headings of an answer stand below the page's own and lead to themselves; an image is its alternative text; a link to
 * anything but http, https, mail, a path of the site or a place in the answer is its text; links to headings carry the
 * prefix of their ids; a link without an address stands as it is written; an address alone is a link (GFM); a definition that nothing uses is shown, an empty heading not.
 * @param options.hasDefinitions false takes away definitions that our page shows
 */
export function comparable(
  html: string,
  { isOurs, hasDefinitions = true }: { readonly isOurs: boolean; readonly hasDefinitions?: boolean },
): Comparable {
  const rules = new Set<string>();
  const out: string[] = [];
  /** For each open link, whether it is kept. */
  const links: boolean[] = [];
  let isCode = false;
  let isHeading = false;
  for (const [, close = '', name = '', attributes = '', text] of html.matchAll(piece)) {
    if (text !== undefined) {
      out.push(isCode ? decodeEntities(text) : decodeEntities(text).replace(/\s+/g, ' '));
      continue;
    }
    const tag = name.toLowerCase();
    const value = (attribute: string) =>
      decodeEntities(new RegExp(`\\b${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    if (tag === 'span' || tag === 'div') continue;
    if (tag === 'pre') isCode = close === '';
    if (tag === 'img') {
      rules.add('an image is its alternative text');
      out.push(value('alt').replace(/\s+/g, ' '));
    } else if (tag === 'a' && close) {
      if (links.pop()) out.push('</a>');
    } else if (tag === 'a') {
      const href = addressOf(value('href'), isOurs);
      const isKept = href !== undefined && !(isHeading && isOurs && href.startsWith('#'));
      if (href === undefined)
        rules.add('a link that leads elsewhere than the web, mail or this site is its text');
      links.push(isKept);
      if (isKept) out.push(`<a ${href}>`);
    } else if (/^h[1-6]$/.test(tag)) {
      isHeading = close === '';
      rules.add('headings stand below the heading of the page, and lead to themselves');
      out.push(`<${close}h>`);
    } else out.push(`<${close}${tag}${tag === 'ol' && !close ? ` ${value('start')}` : ''}>`);
  }
  let joined = out.join('').replace(blocks, '$1');
  if (!isOurs) joined = joined.replaceAll('\n</code>', '</code>');
  return { text: withoutOwnWays(joined, { isOurs, hasDefinitions }, rules).trim(), rules };
}

/** Undefined where the link is shown as its text. */
function addressOf(href: string, isOurs: boolean): string | undefined {
  if (/^#./.test(href)) return isOurs ? href : `#user-content-${href.slice(1)}`;
  if (/^mailto:./i.test(href)) return href.replace(/^mailto:/i, 'mailto:');
  return /^https?:\/\//i.test(href) || /^\/(?![/\\])/.test(href) ? href : undefined;
}

function withoutOwnWays(
  text: string,
  { isOurs, hasDefinitions }: { readonly isOurs: boolean; readonly hasDefinitions: boolean },
  rules: Set<string>,
): string {
  const replaced = (from: string, pattern: RegExp, to: string, rule: string) => {
    const result = from.replace(pattern, to);
    if (result !== from) rules.add(rule);
    return result;
  };
  let result = text.replace(/<a (?:mailto:)?([^>]*)>([^<]*)<\/a>/gi, (whole, href: string, shown: string) =>
    sameAddress(href, shown.replace(/^mailto:/i, '')) ? shown : whole,
  );
  if (result !== text && isOurs) rules.add('an address alone is a link (GFM)');
  const addressless = result.replace(/\[([^\]]*)\]\(\)/g, '$1');
  if (addressless !== result && isOurs) rules.add('a link without an address stands as it is written');
  result = addressless;
  if (isOurs && !hasDefinitions)
    result = replaced(
      result,
      /<p>\[[^\]<]+\]: [^<]*<\/p>/g,
      '',
      'a definition that nothing uses is shown as it is written',
    );
  return replaced(result, /<h><\/h>|<p><\/p>/g, '', 'an empty heading is left out');
}

function sameAddress(href: string, shown: string): boolean {
  const plain = (text: string) => {
    try {
      return decodeURI(text);
    } catch {
      return text;
    }
  };
  return plain(href) === plain(shown);
}
