import { z } from 'zod';
import { parseYamlText } from './front-matter';

/** A query as a student types it, the question it should find (`subject/slug`), and the worst rank allowed, from 1. */
export interface GoldenQuery {
  readonly query: string;
  readonly question: string;
  readonly worst: number;
}

const schema = z.object({
  queries: z.array(
    z.object({
      query: z.string().min(1),
      question: z.string().regex(/^[^/]+\/[^/]+$/),
      worst: z
        .string()
        .regex(/^[1-9]\d?$/)
        .transform(Number),
    }),
  ),
});

/** `golden-queries.yml`. Throws where an entry has another shape. */
export function parseGoldenQueries(text: string): readonly GoldenQuery[] {
  return schema.parse(parseYamlText(text)).queries;
}
