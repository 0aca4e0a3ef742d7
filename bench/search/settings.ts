import { parseArgs } from 'node:util';
import { engines } from '../engines/engines';

export const usage = `How well, how fast and at what size Stoa's search answers, beside other engines, each in a process of its own.

  npm run bench:search -- --corpus FOLDER [--queries N] [--file NAME] [--known …] [--misspell [N]]
  npm run bench:search -- [--content FOLDER] --paraphrases FILE | --golden [study|test] | --known …
  npm run bench:search -- --made N [--known …]
  npm run bench:search -- [--content FOLDER] --related

--corpus FOLDER     docs.jsonl or docs.jsonl.gz; queries.tsv and qrels.tsv
--content FOLDER    a library of Markdown questions (content)
--made N            a made-up library of so many questions, kept in the temporary folder
--paraphrases FILE  lines of a query, a tab and subject/slug
--golden [SET]      the queries in students' own words of the library's golden-queries.yml, of one set or of either
--known 2|4|sentence   ask instead for titles by their rarest words, or for a sentence; so too where there are no queries
--related           of the related questions that authors named, how many are among the first five that are computed
--engines a,b       some of ${Object.keys(engines).join(', ')}
--queries N         a seeded sample of so many queries (500)
--misspell [N]      one seeded slip in each query, or in N of its words
--file NAME         another file of queries (queries.tsv)
--minutes N         an engine that takes longer is left out (15)
--json              figures for programs

Times are of a search as a worker or a server runs it. What a first search fetches is counted of a hundred queries,
without an engine's own code. The last table puts each engine beside the one that does best by words alone: 95 of a
hundred means of resampled queries lie between low and high.`;

/** Switches that may stand without a value, and what is meant then. */
const bare: Readonly<Record<string, { readonly value: string; readonly wanted: RegExp }>> = {
  '--misspell': { value: '1', wanted: /^\d+$/ },
  '--golden': { value: 'both', wanted: /^(study|test|both)$/ },
};

export type Settings = ReturnType<typeof readSettings>;

export function readSettings(list: readonly string[]) {
  const args = list.flatMap((argument, i) => {
    const known = bare[argument];
    return known && !known.wanted.test(list[i + 1] ?? '') ? [argument, known.value] : [argument];
  });
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      content: { type: 'string' },
      made: { type: 'string' },
      paraphrases: { type: 'string' },
      golden: { type: 'string' },
      engines: { type: 'string' },
      queries: { type: 'string', default: '500' },
      misspell: { type: 'string', default: '0' },
      file: { type: 'string', default: 'queries.tsv' },
      known: { type: 'string' },
      related: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '15' },
      engine: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  return values;
}
