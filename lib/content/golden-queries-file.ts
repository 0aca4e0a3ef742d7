import { z } from 'zod';
import { parseYamlText } from './front-matter';

/** A query as a student types it, the question it should find (`subject/slug`), and the worst rank allowed, from 1. */
export interface GoldenQuery {
  readonly query: string;
  readonly question: string;
  readonly worst: number;
}

/**
 * A query in the words of someone who does not know the term. Such queries are measured together. Those of the `test`
 * set are kept aside: nothing is chosen by what they find.
 */
export interface OwnWordsQuery {
  readonly query: string;
  readonly question: string;
  readonly set: 'study' | 'test';
}

export interface GoldenQueries {
  /** Each is found at its rank or better. */
  readonly ranked: readonly GoldenQuery[];
  readonly ownWords: readonly OwnWordsQuery[];
}

const asked = {
  query: z.string().min(1),
  question: z.string().regex(/^[^/]+\/[^/]+$/),
};

const ranked = z.strictObject({
  ...asked,
  worst: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(Number),
});

const ownWords = z.strictObject({ ...asked, words: z.literal('own'), set: z.enum(['study', 'test']) });

const schema = z.object({ queries: z.array(z.union([ranked, ownWords])) });

/** `golden-queries.yml`. Throws where an entry has another shape. */
export function parseGoldenQueries(text: string): GoldenQueries {
  const { queries } = schema.parse(parseYamlText(text));
  return {
    ranked: queries.filter((query) => 'worst' in query),
    ownWords: queries.flatMap((query) =>
      'set' in query ? [{ query: query.query, question: query.question, set: query.set }] : [],
    ),
  };
}
