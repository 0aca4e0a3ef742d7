import { sitemapPages } from '../sitemap';

/** Pages as readers mix them: mostly questions, some searches. */
export async function pagesOf(site: string): Promise<readonly string[]> {
  const pages = await sitemapPages(site);
  const words = ['memory', 'cell membrane', 'why do we forget', 'probabilty', 'price'];
  const searches = words.map((word) => `/api/search?q=${encodeURIComponent(word)}`);
  return pages.flatMap((address, i) =>
    i % 8 === 0 ? [address, searches[i % searches.length] ?? address] : [address],
  );
}
