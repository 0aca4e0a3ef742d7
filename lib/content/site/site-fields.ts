import { languageRemedy } from '@/lib/content/fields/simple-fields';
import type { SiteSettings } from '@/lib/site/settings';
import { parseLanguageTag } from '@/lib/text/language-tag';
import { oneLine } from '@/lib/text/one-line';

/** Why a field cannot be used, and what to do. */
export class WrongField extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** What a field of `site.yml` says of one setting. @throws WrongField */
export type SiteField<Key extends keyof SiteSettings> = {
  readonly key: Key;
  readonly read: (written: unknown) => SiteSettings[Key];
};

const field = <Key extends keyof SiteSettings>(
  key: Key,
  read: SiteField<Key>['read'],
): SiteField<keyof SiteSettings> => ({ key, read });

/** The fields of `site.yml` by the names they are written with. */
export const siteFields: Readonly<Record<string, SiteField<keyof SiteSettings>>> = {
  name: field('name', textUpTo(500)),
  tagline: field('tagline', textUpTo(500)),
  description: field('description', textUpTo(2000)),
  url: field('baseUrl', parseBaseUrl),
  language: field('language', parseLanguage),
  provenance: field('provenance', textUpTo(5000)),
  report: field('report', parseReport),
  meaning: field('meaning', parseMeaning),
  machine_written: field('isMachineWritten', parseSwitch),
  canonical_hosts: field('canonicalHosts', parseHosts),
};

function textUpTo(length: number): (written: unknown) => string {
  return (written) => {
    const text = textOf(written);
    if (text.length <= length) return text;
    throw new WrongField(`is longer than ${length} characters`, 'shorten it');
  };
}

function textOf(written: unknown): string {
  if (typeof written === 'string') return oneLine(written);
  throw new WrongField('is no text', 'write one text, in quotes where it holds a colon or brackets');
}

function parseMeaning(written: unknown): string | undefined {
  const text = textUpTo(500)(written);
  if (/^(?:on|true|yes)$/i.test(text)) return undefined;
  return /^(?:off|false|no)$/i.test(text) ? 'off' : text;
}

function parseSwitch(written: unknown): boolean {
  const text = textOf(written);
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  throw new WrongField(`${text} is neither true nor false`, 'write true or false');
}

/** A list, or the same on one line between commas. */
function parseHosts(written: unknown): readonly string[] {
  const list = Array.isArray(written) ? written.map(textOf) : textOf(written).split(',');
  return list
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '')
    .map((host) => {
      const isHost = URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host;
      // What stands for many hosts would be one of that name, and never be met.
      if (isHost && !host.includes('*')) return host;
      throw new WrongField(`${host} is not the name of a host`, 'write names such as example.org');
    });
}

function parseReport(written: unknown): string {
  const text = textUpTo(500)(written);
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(text)) return text;
  if (/^https:\/\//i.test(text) && URL.canParse(text.replace(/\{(?:url|title)\}/g, 'x'))) return text;
  const isAddress = /^[^\s@:/]+@[^\s@:/]+$/.test(text);
  throw new WrongField(
    `${text} is no address to report to`,
    isAddress
      ? `write mailto:${text}`
      : 'write mailto:you@example.org, or https://example.org/report?page={url}',
  );
}

function parseBaseUrl(written: unknown): string {
  const text = textUpTo(500)(written);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOfWeb = url !== undefined && /^https?:$/.test(url.protocol) && !url.username;
  if (isOfWeb && url.pathname === '/' && !url.search && !url.hash) return url.origin;
  throw new WrongField(`${text} is not the address of a site`, urlRemedy(text, isOfWeb ? url : undefined));
}

function urlRemedy(text: string, url: URL | undefined): string {
  if (url !== undefined) return `write it without a path: ${url.origin}`;
  const host = /^[\w.-]+\.[a-z]{2,}(?::\d+)?$/i.test(text) ? text.toLowerCase() : 'example.org';
  return `write it as https://${host}, without a path`;
}

function parseLanguage(written: unknown): string {
  const text = textUpTo(60)(written);
  const tag = parseLanguageTag(text);
  if (tag !== undefined) return tag;
  throw new WrongField(`${text} is not a language tag`, languageRemedy(text));
}
