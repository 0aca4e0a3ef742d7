/** Paths of the parts of a site's sitemap. */
export async function sitemapParts(site: string): Promise<readonly string[]> {
  const index = await (await fetch(`${site}/sitemap.xml`)).text();
  return [...index.matchAll(/<loc>[^<]*?(\/sitemaps\/[^<]+)<\/loc>/g)].map(([, part = '']) => part);
}

/** Paths of all pages that a site's sitemap lists. */
export async function sitemapPages(site: string): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const part of await sitemapParts(site)) {
    const text = await (await fetch(site + part)).text();
    for (const [, address = ''] of text.matchAll(/<loc>https?:\/\/[^/<]+(\/[^<]*)<\/loc>/g))
      pages.push(address);
  }
  return pages;
}
