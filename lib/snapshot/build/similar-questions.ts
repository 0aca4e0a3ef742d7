import { type Likes, likesKept, noLikes } from '@/lib/catalog/similar-table';
import { pathOf } from '@/lib/content/question';
import { type ArrangedFiles, originalPath } from './arrange-files';
import { cleanAllRelated, linkQuestions, type QuestionLinks, wantsNeighbours } from './link-questions';

/** The part that search has in related questions: which likes it is asked for, and what becomes of them. */
export interface LikesOfQuestions {
  /** Positions among the listed questions, and how many likes of each. */
  readonly asked: { readonly of: readonly number[]; readonly limit: number };
  /** @param likes the questions like one, by their positions and its own */
  link(likes: ReadonlyMap<number, Likes>): QuestionLinks;
}

/** A copy is given the likes of its original. */
export function likesOfQuestions(arranged: ArrangedFiles): LikesOfQuestions {
  const { arrangement, listed } = arranged;
  const positions = new Map(listed.map((entry, position) => [pathOf(entry), position]));
  const cleaned = cleanAllRelated(arrangement.entries, arrangement.numbers);
  const originals = arrangement.entries.map((entry) => positions.get(originalPath(arranged, entry)) ?? -1);
  const wanted = originals.filter((original, i) => original >= 0 && wantsNeighbours(cleaned[i]));
  return {
    asked: { of: [...new Set(wanted)], limit: likesKept },
    link(likes) {
      const numbers = listed.map((entry) => arrangement.numbers.get(pathOf(entry)));
      return linkQuestions(arrangement.entries, cleaned, (number) => {
        const found = likes.get(originals[number] ?? -1) ?? noLikes;
        return { ...found, numbers: found.numbers.map((position) => numbers[position] ?? -1) };
      });
    },
  };
}
