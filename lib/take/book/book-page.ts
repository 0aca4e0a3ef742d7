import { directionOf } from '@/lib/text/direction';
import { escapeXml } from '@/lib/text/escape-xml';
import { bookStyle } from './book-style';

/** BCP 47. */
export type BookLanguage = string;

/** A page of a book: XHTML around a body that is well formed. */
export function bookPage({
  title,
  language,
  body,
}: {
  readonly title: string;
  readonly language: BookLanguage;
  readonly body: string;
}): string {
  const tag = escapeXml(language);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${tag}" xml:lang="${tag}" dir="${directionOf(language) ?? 'ltr'}">`,
    `<head><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="${bookStyle}"/></head>`,
    `<body>\n${body}\n</body>`,
    '</html>\n',
  ].join('\n');
}
