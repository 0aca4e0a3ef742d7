/** Paths of the parts of a site's sitemap. */
export async function sitemapParts(site: string): Promise<readonly string[]> {
  const index = await (await fetch(`${site}/sitemap.xml`)).text();
  return [...index.matchAll(/<loc>[^<]*?(\/sitemaps\/[^<]+)<\/loc>/g)].map(([, part = '']) => part);
}
