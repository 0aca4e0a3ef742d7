import { maxTermLength } from '@/lib/search/format/analysis/analysis';

/** A word that a passage is to be shown for. */
export interface PassageWord {
  readonly term: string;
  /** How significant it is beside the query's others, 1 to 9. */
  readonly weight: number;
  /** Whether longer words that begin so count as well: it is still being typed. */
  readonly isPrefix: boolean;
}

/** The most significant ones; a query of more is shown by these. */
export const maxPassageWords = 12;
const heaviest = 9;
const shape = /^([\p{L}\p{N}\p{M}+#.'-]+)([:~])([1-9])$/u;

/** The words of a query by their weights, in one order whatever the query's: the same words are one address. */
export function passageWords(
  words: readonly { readonly term: string; readonly weight: number; readonly prefix?: string }[],
): readonly PassageWord[] {
  const most = Math.max(0, ...words.map(({ weight }) => weight));
  const weighed = words.map(({ term, weight, prefix }) => ({
    term: prefix ?? term,
    weight: most > 0 ? Math.max(1, Math.round((heaviest * weight) / most)) : 1,
    isPrefix: prefix !== undefined,
  }));
  return weighed
    .filter((word) => shape.test(written(word)) && word.term.length <= maxTermLength)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, maxPassageWords);
}

/** `photosynthesi:9,pla~4`: terms with their weights, `~` where longer words count too. */
export function encodePassageWords(words: readonly PassageWord[]): string {
  return words.map(written).join(',');
}

/** The words of an address; undefined where it is not as `encodePassageWords` writes it. */
export function parsePassageWords(text: string): readonly PassageWord[] | undefined {
  if (text === '') return [];
  const parts = text.split(',', maxPassageWords + 1);
  if (parts.length > maxPassageWords) return undefined;
  const words = parts.map((part) => {
    const [, term = '', sign, weight] = shape.exec(part) ?? [];
    return { term, weight: Number(weight), isPrefix: sign === '~' };
  });
  return words.every(({ term }) => term !== '' && term.length <= maxTermLength) ? words : undefined;
}

function written({ term, weight, isPrefix }: PassageWord): string {
  return `${term}${isPrefix ? '~' : ':'}${weight}`;
}
