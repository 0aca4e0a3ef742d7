/** Addresses a sitemap file; the protocol allows 50,000, smaller files are fetched and checked sooner. */
export const sitemapSize = 10_000;
