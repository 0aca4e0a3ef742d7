import { currentLibrary } from '@/lib/library/current';
import { absolute } from '@/lib/site/paths';
import { escapeXml } from '@/lib/text/escape-xml';

export const dynamic = 'force-dynamic';

/** Lets a browser add this site to its search engines. */
export function GET(): Response {
  const { catalog, baseUrl } = currentLibrary();
  const { name, tagline } = catalog.frame.site;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeXml(name.slice(0, 16))}</ShortName>
<Description>${escapeXml(tagline)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template="${escapeXml(absolute(baseUrl, '/search'))}?q={searchTerms}"/>
</OpenSearchDescription>
`;
  return new Response(xml, {
    headers: { 'Content-Type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
}
