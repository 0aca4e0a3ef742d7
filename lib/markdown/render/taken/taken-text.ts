import { withoutForbidden } from '@/lib/text/escape-xml';

/** What flashcard programs would take for orders of their own: the beginning of a formula … */
const formulaMarks = /\\(?=[()[\]])/g;
/** … of a sound, of LaTeX, of a gap. */
const orders = /\[(?=sound:|anki:|\/?latex\]|\/?\${1,2}\])|\{(?=\{)/gi;
/** It is not seen, and joins what it stands between. */
const wordJoiner = '\u2060';

/** Text as a card shows it, word for word, whatever it looks like. */
export function withoutOrders(text: string): string {
  return withoutForbidden(text).replace(formulaMarks, `$&${wordJoiner}`).replace(orders, `$&${wordJoiner}`);
}

/** The same of TeX, in which a space is nothing. */
export function texWithoutOrders(tex: string): string {
  return tex.replace(orders, '$& ');
}
