import { parseArgs } from 'node:util';
import { readLibraryFrame } from '@/lib/content/read-library';
import { readQuestion } from '@/lib/content/read-question';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { kindsOfLeftOver, leftOverIn } from './left-over';

const usage = `Renders every answer of libraries, and counts the pages in whose words source is left: marks, formulas, links, tags.

  npm run bench:constructs -- DIR… [--examples N] [--every N] [--json]

--examples N  print so many of each kind, with their files (3)
--every N     one file in so many`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    examples: { type: 'string', default: '3' },
    every: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

interface Tally {
  pages: number;
  readonly examples: string[];
}

interface Counted {
  readonly folder: string;
  readonly answers: number;
  /** By kind of source, and by kind of what rendering says of an answer. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

if (values.help || positionals.length === 0) console.log(usage);
else {
  const counted: Counted[] = [];
  for (const folder of positionals) counted.push(await countIn(folder));
  const plain = counted.map(({ tallies, ...rest }) => ({ ...rest, tallies: Object.fromEntries(tallies) }));
  console.log(values.json ? JSON.stringify(plain, undefined, 1) : table(counted));
}

async function countIn(folder: string): Promise<Counted> {
  const { places } = await readLibraryFrame(folder);
  const tallies = new Map<string, Tally>();
  const add = (kind: string, file: string, example: string) => {
    const tally = tallies.get(kind) ?? { pages: 0, examples: [] };
    tally.pages += 1;
    // Spread over the library: files of one source are alike.
    if (tally.examples.length < Number(values.examples) || tally.pages % 97 === 0)
      tally.examples.push(`${file}: ${example}`);
    tallies.set(kind, tally);
  };
  let answers = 0;
  for (const [index, place] of places.entries()) {
    if (index % Number(values.every) !== 0) continue;
    const { question } = await readQuestion(folder, place);
    if (question === undefined) continue;
    answers += 1;
    const { html, diagnostics } = await renderAnswer(question.answer);
    for (const { kind, example } of leftOverIn(html)) add(kind, place.file, example);
    const said = new Map(diagnostics.map((diagnostic) => [diagnostic.kind, diagnostic]));
    for (const [kind, { source, message }] of said) add(`(${kind})`, place.file, `${source}: ${message}`);
    if (answers % 1000 === 0) console.error(`   ${folder}: ${answers}`);
  }
  return { folder, answers, tallies };
}

function table(counted: readonly Counted[]): string {
  const said = [...new Set(counted.flatMap(({ tallies }) => [...tallies.keys()]))]
    .filter((kind) => kind.startsWith('('))
    .sort();
  const rows = [...kindsOfLeftOver, ...said];
  const cells = (kind: string) => counted.map(({ tallies }) => tallies.get(kind)?.pages ?? 0);
  const line = (name: string, numbers: readonly number[]) =>
    name.padEnd(24) + numbers.map((number) => number.toLocaleString('en').padStart(9)).join('');
  const examples = rows.flatMap((kind) => {
    const found = counted.flatMap(({ tallies }) =>
      (tallies.get(kind)?.examples ?? []).slice(0, Number(values.examples)),
    );
    return found.length === 0 ? [] : ['', kind, ...found.map((example) => `  ${example}`)];
  });
  return [
    line(
      'answers',
      counted.map(({ answers }) => answers),
    ),
    ...rows.map((kind) => line(kind, cells(kind))),
    ...examples,
  ].join('\n');
}
