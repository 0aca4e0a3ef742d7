import { UserError } from '@/lib/process/user-error';

/**
 * The address of a site, without a slash at its end.
 * @throws UserError where it is none, or one of a folder of a site
 */
export function parseSiteAddress(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new UserError(`--url is ${text}: give the address of the site alone, like https://example.org`);
  return url.origin;
}
