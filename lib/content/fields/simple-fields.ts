import { quoted } from '@/lib/content/quoted';
import { isCalendarDate } from '@/lib/text/calendar-date';
import { parseLanguageTag, suggestLanguageTag } from '@/lib/text/language-tag';
import { permalinkId } from '@/lib/text/permalink-id';
import type { Report } from './report';
import { parseSwitch } from './switch';

/** A calendar date, maybe with a time and a zone behind it. */
const datedText =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt]|\s+)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[Zz]|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/;

/** The day as it is written, whatever time and zone follow: no zone can shift it. */
export function parseDate(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const day = datedText.exec(text)?.[1] ?? text;
  if (isCalendarDate(day)) return day;
  report('error', 'date', 'date', `${quoted(text)} is not a date that exists`, 'write it as YYYY-MM-DD');
  return undefined;
}

/** Whether search is not to find a page. What cannot be understood hides it: it was written for a reason. */
export function parseNoIndex(text: string | undefined, report: Report): boolean {
  if (text === undefined) return false;
  const value = parseSwitch(text);
  if (value === undefined) {
    const message = `${text} is neither true nor false, and search does not find the page`;
    report('warning', 'no-index', 'no_index', message, 'write true or false');
  }
  return value ?? true;
}

/** What stands behind `/q/`: a whole number, without zeros before it, or a word. */
export function parseId(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const id = permalinkId(text);
  if (id === undefined) {
    const remedy = 'give a whole number, or letters, digits, hyphens and dots, or leave it out';
    report('warning', 'id', 'id', `${quoted(text)} can be no part of an address`, remedy);
  }
  return id;
}

export function parseCanonical(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text, 'https://site.invalid/')
    ? new URL(text, 'https://site.invalid/')
    : undefined;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:')) {
    return url.host === 'site.invalid' ? `${url.pathname}${url.search}` : url.href;
  }
  report(
    'warning',
    'canonical',
    'canonical',
    'is not a web address',
    'write a whole address beginning with https://',
  );
  return undefined;
}

export function parseLanguage(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  const tag = parseLanguageTag(text);
  if (tag === undefined)
    report('warning', 'language', 'language', `${quoted(text)} is not a language tag`, languageRemedy(text));
  return tag;
}

/** What to write in place of what is no language tag. */
export function languageRemedy(text: string): string {
  const meant = suggestLanguageTag(text);
  return meant === undefined ? 'write a language tag such as en or pt-BR' : `write ${meant}`;
}
