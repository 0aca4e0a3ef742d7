import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '@/lib/text/error-code';
import { type Diagnostic, UnusableFile } from './diagnostic';
import { parseYamlText } from './front-matter';
import { diagnosticOf, readSmallFile } from './read-question';

export const goldenQueriesName = 'golden-queries.yml';

/** A query as a student types it, the question it should find (`subject/slug`), and the worst rank allowed, from 1. */
export interface GoldenQuery {
  readonly query: string;
  readonly question: string;
  readonly worst: number;
  /** Line (from 1) on which its entry begins. */
  readonly line: number;
}

/**
 * A query in the words of someone who does not know the term. Such queries are measured together. Those of the `test`
 * set are kept aside: nothing is chosen by what they find.
 */
export interface OwnWordsQuery {
  readonly query: string;
  readonly question: string;
  readonly set: 'study' | 'test';
  readonly line: number;
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

/** `golden-queries.yml`. @throws UnusableFile where an entry has another shape. */
export function parseGoldenQueries(text: string): GoldenQueries {
  const read = schema.safeParse(parseYamlText(text));
  const lineOf = linesOfEntries(text);
  if (!read.success) {
    const [, entry] = read.error.issues[0]?.path ?? [];
    throw new UnusableFile({
      kind: 'golden-query',
      line: typeof entry === 'number' ? lineOf(entry) : 1,
      field: 'queries',
      message: typeof entry === 'number' ? 'is no query with its question' : 'is no list of queries',
      remedy:
        'write query, question as subject/slug, and worst: 1 to 99; or words: own and set: study or test',
    });
  }
  const queries = read.data.queries.map((query, i) => ({ ...query, line: lineOf(i) }));
  return {
    ranked: queries.filter((query) => 'worst' in query),
    ownWords: queries.flatMap((query) =>
      'set' in query
        ? [{ query: query.query, question: query.question, set: query.set, line: query.line }]
        : [],
    ),
  };
}

/** Where entries begin that are written one below the other; the first line where they are not. */
function linesOfEntries(text: string): (entry: number) => number {
  const lines = text.split('\n').flatMap((line, i) => (/^\s*- /.test(line) ? [i + 1] : []));
  return (entry) => lines[entry] ?? 1;
}

/** The golden queries of a library; undefined where it has none, or none that can be read. */
export async function readGoldenQueries(
  folder: string,
): Promise<{ readonly queries: GoldenQueries | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const bytes = await readSmallFile(path.join(folder, goldenQueriesName));
    return { queries: parseGoldenQueries(new TextDecoder().decode(bytes)), diagnostics: [] };
  } catch (error) {
    const isAbsent = errorCode(error) === 'ENOENT';
    // The site does without it.
    const diagnostic: Diagnostic = {
      ...diagnosticOf(error, goldenQueriesName),
      severity: 'warning',
      leftOut: false,
    };
    return { queries: undefined, diagnostics: isAbsent ? [] : [diagnostic] };
  }
}
