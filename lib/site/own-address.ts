/** Whether an address is of this site: a path, or of the site's own origin. */
export function isOwnAddress(address: string, baseUrl: string | undefined): boolean {
  if (!/^https?:/i.test(address)) return true;
  return baseUrl !== undefined && URL.canParse(address) && new URL(address).origin === baseUrl;
}
