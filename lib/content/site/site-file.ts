import { buildDiagnostic, type Diagnostic, UnusableFile } from '@/lib/content/diagnostic';
import { fieldLinesOf } from '@/lib/content/field-line';
import { decodeText, parseYamlText } from '@/lib/content/front-matter';
import { quoted } from '@/lib/content/quoted';
import { diagnosticsOf } from '@/lib/content/read-question';
import { yamlNotes } from '@/lib/content/yaml/yaml-notes';
import { defaultSite, type SiteSettings } from '@/lib/site/settings';
import { nearestName } from '@/lib/text/nearest-name';
import { siteFields, WrongField } from './site-fields';

export const siteFileName = 'site.yml';

export interface ParsedSite {
  readonly site: SiteSettings;
  readonly diagnostics: readonly Diagnostic[];
}

/** What other programs call our fields. */
const otherNames: Readonly<Record<string, string>> = {
  base_url: 'url',
  baseurl: 'url',
  domain: 'url',
  host: 'url',
  lang: 'language',
  locale: 'language',
  site_name: 'name',
  site_url: 'url',
  subtitle: 'tagline',
  title: 'name',
};

/**
 * `site.yml`: what the owner says of the site. Every field is optional; one that cannot be used is dropped alone, and
 * what the site said before in its place stays.
 * @param last what the site that is served says
 */
export function parseSiteFile(bytes: Uint8Array, last: SiteSettings = defaultSite): ParsedSite {
  let text: string;
  try {
    text = decodeText(bytes);
  } catch (error) {
    return { site: last, diagnostics: diagnosticsOf(error, siteFileName) };
  }
  const { data, wrong, diagnostics } = readEntries(text);
  // Lines are counted as in front matter, which has a line before its first.
  const lineOf = fieldLinesOf(text);
  const report = (severity: Diagnostic['severity'], name: string, message: string, remedy: string) => {
    const line = Math.max(1, lineOf(name) - 1);
    const at = { file: siteFileName, line, field: quoted(name, 60) };
    diagnostics.push(buildDiagnostic({ severity, kind: 'site', ...at, message, remedy }));
  };
  const site: Record<string, unknown> = { ...defaultSite };
  const keep = (name: string) => {
    const key = siteFields[name]?.key;
    if (key !== undefined) site[key] = last[key];
  };
  for (const name of wrong) if (Object.hasOwn(siteFields, name)) keep(name);
  for (const [name, written] of Object.entries(data)) {
    const field = Object.hasOwn(siteFields, name) ? siteFields[name] : undefined;
    if (field === undefined) {
      report('warning', name, 'is not a known field, and is not used', remedyOfName(name));
    } else if (written !== '') {
      try {
        site[field.key] = field.read(written);
      } catch (error) {
        if (!(error instanceof WrongField)) throw error;
        keep(name);
        report('error', name, `${quoted(error.message, 200)}, and is not used`, error.remedy);
      }
    }
  }
  const told = new Set(diagnostics.map(({ line }) => line));
  const notes = yamlNotes(text, 1).filter(({ line }) => !told.has(line));
  diagnostics.push(...notes.map((note) => buildDiagnostic({ ...note, file: siteFileName })));
  return { site: site as unknown as SiteSettings, diagnostics };
}

interface Entries {
  readonly data: Readonly<Record<string, unknown>>;
  /** Fields whose YAML cannot be read. */
  readonly wrong: readonly string[];
  readonly diagnostics: Diagnostic[];
}

/** All fields; where YAML cannot read the file as a whole, each is read by itself. */
function readEntries(text: string): Entries {
  if (text.replace(/^\s*#.*$/gm, '').trim() === '') return { data: {}, wrong: [], diagnostics: [] };
  try {
    return { data: parseYamlText(text), wrong: [], diagnostics: [] };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
  }
  const data: Record<string, unknown> = Object.create(null);
  const wrong: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { line, source } of entriesOf(text)) {
    const name = /^["']?([\w-]+)/.exec(source)?.[1] ?? 'file';
    try {
      const entry = parseYamlText(source, line);
      const twice = Object.keys(entry).find((key) => key in data);
      if (twice === undefined) Object.assign(data, entry);
      else {
        const [message, remedy] = ['stands twice; the first counts', 'take one of the two out'];
        const at = { file: siteFileName, line, field: twice };
        diagnostics.push(buildDiagnostic({ severity: 'error', kind: 'site', ...at, message, remedy }));
      }
    } catch (error) {
      diagnostics.push(
        ...diagnosticsOf(error, siteFileName).map((diagnostic) => ({ ...diagnostic, leftOut: false })),
      );
      wrong.push(name);
    }
  }
  return { data, wrong, diagnostics };
}

/** Each field with the lines below it that are indented; the line on which it begins, from 1. */
function entriesOf(text: string): readonly { readonly line: number; readonly source: string }[] {
  const entries: { line: number; lines: string[] }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (/^[^\s#-]/.test(line) || entries.length === 0) entries.push({ line: i + 1, lines: [line] });
    else entries.at(-1)?.lines.push(line);
  }
  const said = entries.filter(({ lines }) => lines.some((line) => !/^\s*(?:#|$)/.test(line)));
  return said.map(({ line, lines }) => ({ line, source: lines.join('\n') }));
}

function remedyOfName(name: string): string {
  const plain = name.toLowerCase().replace(/[\s-]+/g, '_');
  const meant = Object.hasOwn(otherNames, plain)
    ? otherNames[plain]
    : nearestName(name, Object.keys(siteFields));
  return meant === undefined
    ? `take it out; known are ${Object.keys(siteFields).join(', ')}`
    : `did you mean ${meant}?`;
}
