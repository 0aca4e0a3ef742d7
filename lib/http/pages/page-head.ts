/** What a page can say only in a header, and does nothing with in a `<meta>`. */
const headerOnly = /^(?:frame-ancestors|report-uri|report-to|sandbox)\b/;
/** Nothing of content stands before it. */
const beginning = /^<!DOCTYPE html><html[^<>]*><head><meta charSet="utf-8"\/>/;

/**
 * A page that carries in its head what a server says in headers: its content policy, what it says of itself to other
 * sites, and the fonts to ask for ahead. It stands right after the character set, before anything is loaded.
 * @throws where the page has no such place
 */
export function withHead(html: string, headers: Readonly<Record<string, string | undefined>>): string {
  const end = beginning.exec(html)?.[0].length;
  if (end === undefined || end > 1024)
    throw new Error('the page does not begin as the site writes its pages');
  const policy = (headers['content-security-policy'] ?? '')
    .split(/;\s*/)
    .filter((directive) => directive !== '' && !headerOnly.test(directive))
    .join('; ');
  const head = [
    `<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}"/>`,
    '<meta name="referrer" content="no-referrer"/>',
    ...fontsOf(headers.link ?? ''),
  ].join('');
  return html.slice(0, end) + head + html.slice(end);
}

function fontsOf(link: string): readonly string[] {
  return [...link.matchAll(/<([^>]+)>; rel=preload; as=font/g)].map(
    ([, href = '']) =>
      `<link rel="preload" as="font" type="font/woff2" crossorigin="" href="${attribute(href)}"/>`,
  );
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
