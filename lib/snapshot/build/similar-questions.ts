import { noSimilar, type Similar, similarKept } from '@/lib/catalog/links/similar-table';
import { pathOf } from '@/lib/content/question';
import { type ArrangedFiles, originalPath } from './arrange-files';
import { cleanAllRelated, linkQuestions, type QuestionLinks, wantsSimilar } from './links/link-questions';

/** The part that search has in related questions: which similar documents it is asked for, and what becomes of them. */
export interface SimilarQuestions {
  /** Positions among the listed questions, and how many similar ones of each. */
  readonly asked: { readonly of: readonly number[]; readonly limit: number };
  /** @param similar the questions like one, by their positions and its own */
  link(similar: ReadonlyMap<number, Similar>): QuestionLinks;
}

/** A copy is given the similar documents of its original. */
export function similarQuestions(arranged: ArrangedFiles): SimilarQuestions {
  const { arrangement, listed } = arranged;
  const positions = new Map(listed.map((entry, position) => [pathOf(entry), position]));
  const cleaned = cleanAllRelated(arrangement.entries, arrangement.numbers);
  const originals = arrangement.entries.map((entry) => positions.get(originalPath(arranged, entry)) ?? -1);
  const wanted = originals.filter((original, i) => original >= 0 && wantsSimilar(cleaned[i]));
  return {
    asked: { of: [...new Set(wanted)], limit: similarKept },
    link(similar) {
      const numbers = listed.map((entry) => arrangement.numbers.get(pathOf(entry)));
      return linkQuestions(arrangement.entries, cleaned, (number) => {
        const found = similar.get(originals[number] ?? -1) ?? noSimilar;
        return { ...found, numbers: found.numbers.map((position) => numbers[position] ?? -1) };
      });
    },
  };
}
