import type { SiteSettings } from './settings';

/**
 * Whether an address may speak for a page of this site: a path of the site, or an address of its own host or of one that its
 * owner named. Else one file could have search engines send a page's readers, and its name, elsewhere.
 * @param canonical what a file says, as `parseCanonical` leaves it: a path, or a whole address
 */
export function mayBeCanonical(
  canonical: string,
  { baseUrl, canonicalHosts }: Pick<SiteSettings, 'baseUrl' | 'canonicalHosts'>,
): boolean {
  if (!/^https?:/i.test(canonical)) return true;
  const { host } = new URL(canonical);
  return (baseUrl !== undefined && host === new URL(baseUrl).host) || canonicalHosts.includes(host);
}
