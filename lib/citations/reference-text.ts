/** A stretch of a reference. Text is plain: what shows it escapes it. */
export interface ReferenceRun {
  readonly text: string;
  readonly isItalic?: boolean;
}

/** One reference, as a style sets it. */
export type Reference = readonly ReferenceRun[];

/** The reference without its italics. */
export function plainReference(reference: Reference): string {
  return reference.map(({ text }) => text).join('');
}

/** Sets sentences one after another; empty ones fall away. */
export function sentences(parts: readonly (string | ReferenceRun)[]): Reference {
  return parts
    .map((part) => (typeof part === 'string' ? { text: part } : part))
    .filter(({ text }) => text !== '')
    .flatMap((run, i) => (i === 0 ? [run] : [{ text: ' ' }, run]));
}

/** With a full stop, unless it ends in a stop of its own. */
export function stopped(text: string): string {
  return hasStop(text) ? text : `${text}.`;
}

/** Whether nothing more is to be set after it: `Why?`, `“Why?”`, `Inc.`. */
function hasStop(text: string): boolean {
  return text === '' || /[.?!…。？！][”’"')\]]*$/u.test(text);
}

/** In double quotation marks, with its stop inside; double ones in the title become single. */
export function quotedTitle(title: string): string {
  const inner = title
    .replace(/“/g, '‘')
    .replace(/”/g, '’')
    .replace(/(^|[\s([—–-])"/gu, '$1‘')
    .replace(/"/g, '’');
  return `“${stopped(inner)}”`;
}
