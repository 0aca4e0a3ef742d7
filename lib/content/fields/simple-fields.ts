import { isCalendarDate } from '@/lib/text/calendar-date';
import { parseLanguageTag } from '@/lib/text/language-tag';
import type { Report } from './report';

export function parseDate(text: string | undefined, report: Report): string | undefined {
  if (text === undefined) return undefined;
  if (isCalendarDate(text)) return text;
  report('error', 'date', 'date', `${text.slice(0, 40)} is not a date that exists`, 'write it as YYYY-MM-DD');
  return undefined;
}

export function parseNoIndex(text: string | undefined, report: Report): boolean {
  const value = text?.toLowerCase() ?? 'false';
  if (value !== 'true' && value !== 'false') {
    const message = `${text} is neither true nor false, and the page is found by search`;
    report('warning', 'no-index', 'no_index', message, 'write true or false');
  }
  return value === 'true';
}

export function parseId(text: string | undefined, report: Report): number | undefined {
  if (text === undefined) return undefined;
  const id = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (id === undefined)
    report(
      'warning',
      'id',
      'id',
      `${text.slice(0, 40)} is not a number`,
      'give a whole number or leave it out',
    );
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
  const tag = text === undefined ? undefined : parseLanguageTag(text);
  if (text !== undefined && tag === undefined)
    report(
      'warning',
      'language',
      'language',
      `${text} is not a language`,
      'write a language tag such as en or pt-BR',
    );
  return tag;
}
