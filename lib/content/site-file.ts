import { defaultSite, type SiteSettings } from '@/lib/site/settings';
import { parseLanguageTag } from '@/lib/text/language-tag';
import { UnusableFile } from './diagnostic';
import { parseYamlText } from './front-matter';
import { oneLine } from './question-schema';

/**
 * `content/site.yml`: what the owner says of the site. Every field is optional.
 * @throws UnusableFile naming the field
 */
export function parseSiteFile(text: string): SiteSettings {
  const data = text.trim() === '' ? {} : parseYamlText(text);
  const value = (key: string) => {
    const written = data[key];
    return typeof written === 'string' && oneLine(written) !== ''
      ? oneLine(written).slice(0, 500)
      : undefined;
  };
  const url = value('url');
  const language = value('language');
  return {
    name: value('name') ?? defaultSite.name,
    tagline: value('tagline') ?? defaultSite.tagline,
    description: value('description') ?? defaultSite.description,
    baseUrl: url === undefined ? undefined : parseBaseUrl(url),
    language: language === undefined ? defaultSite.language : parseLanguage(language),
    provenance: value('provenance'),
    report: parseReport(value('report')),
    ...meaningOf(value('meaning')),
    isMachineWritten: parseSwitch('machine_written', data.machine_written),
    canonicalHosts: parseHosts('canonical_hosts', data.canonical_hosts),
  };
}

function meaningOf(text: string | undefined): Pick<SiteSettings, 'meaning'> {
  if (text === undefined || /^(?:on|true)$/i.test(text)) return {};
  return { meaning: /^(?:off|false|no)$/i.test(text) ? 'off' : text };
}

function parseSwitch(field: string, written: unknown): boolean {
  const text = written === undefined ? 'false' : String(written).trim().toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  throw siteDiagnostic(field, `${text} is neither true nor false`, 'write true or false');
}

/** A list, or the same on one line between commas. */
function parseHosts(field: string, written: unknown): readonly string[] {
  const list = Array.isArray(written) ? written.map(String) : String(written ?? '').split(',');
  return list
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '')
    .map((host) => {
      if (URL.canParse(`https://${host}`) && new URL(`https://${host}`).host === host) return host;
      throw siteDiagnostic(field, `${host} is not the name of a host`, 'write names such as example.org');
    });
}

function parseReport(text: string | undefined): string | undefined {
  if (text === undefined || /^mailto:[^\s@]+@[^\s@]+$/i.test(text)) return text;
  if (/^https:\/\//i.test(text) && URL.canParse(text.replace(/\{(?:url|title)\}/g, 'x'))) return text;
  throw siteDiagnostic(
    'report',
    `${text} is no address to report to`,
    'write mailto:you@example.org, or https://example.org/report?page={url}',
  );
}

function parseBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username)
    return url.origin;
  throw siteDiagnostic(
    'url',
    `${text} is not the address of a site`,
    'write it as https://example.org, without a path',
  );
}

function parseLanguage(text: string): string {
  const tag = parseLanguageTag(text);
  if (tag !== undefined) return tag;
  throw siteDiagnostic('language', `${text} is not a language`, 'write a language tag such as en or pt-BR');
}

function siteDiagnostic(field: string, message: string, remedy: string): UnusableFile {
  return new UnusableFile({ kind: 'site', line: 1, field, message, remedy });
}
