import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { openShownFiles } from '@/lib/pictures/picture-table';
import { buildSnapshot } from '@/lib/snapshot/build/build-snapshot';
import { readState } from '@/lib/snapshot/build/build-state';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { propertyRuns } from '@/test-support/property-runs';
import { samplePng, sampleSvg } from '@/test-support/sample-pictures';
import { prepareSnapshot } from './prepare-snapshot';

const places = ['art', 'law', 'law-2'].flatMap((subject) =>
  Array.from({ length: 8 }, (_, i) => `${subject}/q${i}`),
);
const slug = fc.constantFrom(...Array.from({ length: 8 }, (_, i) => `q${i}`), 'gone');
/** A link to a question in each way that there is, to what is there and to what is not. */
const link = fc
  .tuple(fc.constantFrom('art', 'law', 'law-2', 'old'), slug, fc.integer({ min: 0, max: 5 }))
  .map(
    ([subject, name, way]) =>
      [
        `[a](${name}.md)`,
        `[b](../${subject}/${name}.md#part)`,
        `[[${name}]]`,
        `[[${subject}/${name}|c]]`,
        `[d](/learn/${subject}/questions/${name})`,
        `[e](https://stoa.example/learn/${subject}/questions/${name})`,
      ][way] ?? '',
  );
const keywords = ['enzyme', 'enzymes', 'cell', 'tide', 'moon phase'];

/** A file that names others, some gone, some twice, maybe itself; with a title, keywords and an id that others have. */
const file = fc.record({
  at: fc.constantFrom(...places),
  title: fc.constantFrom('What is one?', 'What is 10?', 'what is 9?', 'Émile?', 'Zoo?'),
  answer: fc.constantFrom(
    'Tides follow the moon.',
    'A cell holds enzymes.',
    'Law is written. ![A](a.png)',
    'See ![A](a.png) ![](b.svg)',
    'See ![B](../law/b.svg) ![far](https://far.example/a.png)',
  ),
  keywords: fc.subarray(keywords),
  id: fc.option(fc.integer({ min: 1, max: 5 })),
  isHidden: fc.boolean(),
  isDraft: fc.constantFrom(false, false, false, true),
  aliases: fc.array(fc.tuple(fc.constantFrom('old', 'law'), slug), { maxLength: 2 }),
  isBroken: fc.constantFrom(false, false, false, true),
  spelling: fc.constantFrom('Fine art', 'Fine Art'),
  related: fc.array(fc.constantFrom(...places, 'art/gone'), { maxLength: 6 }),
  links: fc.array(link, { maxLength: 4 }),
});
type File = Parameters<typeof textOf>[0];
/** Where questions moved: the lines of the file that says so. */
const redirects = fc.record({
  redirects: fc.array(fc.tuple(fc.constantFrom('old', 'law'), slug, fc.constantFrom('art', 'law')), {
    maxLength: 4,
  }),
});
type Redirects = typeof redirects extends fc.Arbitrary<infer T> ? T : never;
/** A picture of some width, broken, or gone. */
const picture = fc.record({
  picture: fc.constantFrom('art/a.png', 'law/b.svg', 'law/a.png'),
  width: fc.option(fc.nat(3)),
});
const change = fc.oneof(
  { weight: 2, arbitrary: picture },
  { weight: 6, arbitrary: file },
  { weight: 2, arbitrary: fc.constantFrom(...places) },
  { weight: 1, arbitrary: redirects },
);

function textOf(of: typeof file extends fc.Arbitrary<infer T> ? T : never): string {
  const named = of.related.map(
    (to, i) => `related_article${i + 1}:\n  url: /learn/${to.replace('/', '/questions/')}\n`,
  );
  return [
    `---\nquestion: ${of.isBroken ? '"' : ''}${of.title}\nanswer: ${[of.answer, ...of.links].join(' ')}\nsubject: ${of.spelling}\n`,
    of.id === null ? '' : `id: ${of.id}\n`,
    of.isHidden ? 'no_index: true\n' : '',
    of.isDraft ? 'draft: true\n' : '',
    of.aliases.length > 0 ? `aliases: [${of.aliases.map((path) => path.join('/')).join(', ')}]\n` : '',
    `seo:\n  page_keywords: ${of.keywords.join(', ')}\n`,
    ...named,
    '---\n',
  ].join('');
}

type Picture = typeof picture extends fc.Arbitrary<infer T> ? T : never;

async function paint(content: string, { picture: name, width }: Picture): Promise<void> {
  const file = path.join(content, name);
  await mkdir(path.dirname(file), { recursive: true });
  if (width === null) await rm(file, { force: true });
  else await writeFile(file, name.endsWith('.svg') ? sampleSvg('', `width="${width}"`) : samplePng(width, 1));
}

/** All that a catalog says; of computed related questions, which stay as they were, only how many there are. */
async function contents(folder: string, authored: ReadonlyMap<string, number>) {
  const catalog = await openCatalog(folder);
  const numbers = Array.from({ length: catalog.frame.total }, (_, number) => number);
  const records = numbers.map((number) => {
    const record = catalog.record(number);
    const own = authored.get(`${record.subject}/${record.slug}`) ?? 0;
    return { ...record, related: record.related.slice(0, own) };
  });
  const found = {
    frame: catalog.frame,
    records,
    answers: await Promise.all(numbers.map(catalog.answer)),
    links: numbers.map((number) => [...catalog.answerLinks(number)]),
    linkedFrom: numbers.map(catalog.linkedFrom),
    shown: await Promise.all(numbers.map(await openShownFiles(folder))),
    found: records.map(({ subject, slug }) => catalog.find(`${subject}/${slug}`)?.number),
    newest: catalog.newest({ offset: 0, limit: 100 }),
    neighbors: numbers.map(catalog.neighbors),
    filtered: await Promise.all(
      catalog.frame.subjects.map((subject) => catalog.filter(subject, { text: 'one mo', sort: 'newest' })),
    ),
    topics: catalog.topics.all.map((topic) => [topic, catalog.topics.questions(topic.slug)]),
    report: JSON.parse(await readFile(path.join(folder, snapshotFiles.report), 'utf8')),
  };
  await catalog.close();
  return found;
}

/** How many of what a file names is shown, by path. */
function authoredOf(files: ReadonlyMap<string, File>): ReadonlyMap<string, number> {
  const isShown = (at: string) => {
    const one = files.get(at);
    return one?.isHidden === false && !one.isDraft;
  };
  return new Map(
    [...files].map(([at, { related }]) => [
      at,
      Math.min(5, new Set(related.filter((to) => to !== at && isShown(to))).size),
    ]),
  );
}

test('after any edits, one after another, the catalog is that of a whole build', async () => {
  const edits = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 12, maxLength: 24 }), edits, async (first, rounds) => {
      const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-edits-'));
      const content = path.join(root, 'content');
      const files = new Map<string, File>();
      const shown = new Map<string, File>();
      /** A file that broke is shown as it was when it was built last. */
      const note = () => {
        for (const at of shown.keys()) if (!files.has(at)) shown.delete(at);
        for (const [at, one] of files) if (!one.isBroken) shown.set(at, one);
      };
      const options = { builder: 'one', artefacts: path.join(root, '.stoa'), begin: () => () => {} };
      const edit = async (one: File | Redirects | Picture | string) => {
        if (typeof one === 'object' && 'redirects' in one)
          return writeFile(
            path.join(content, 'redirects.tsv'),
            one.redirects.map((cells) => `${cells.join('\t')}\n`).join(''),
          );
        if (typeof one === 'object' && 'picture' in one) return paint(content, one);
        const at = typeof one === 'string' ? one : one.at;
        const name = path.join(content, `${at}.md`);
        await mkdir(path.dirname(name), { recursive: true });
        if (typeof one === 'string') await rm(name, { force: true });
        else await writeFile(name, textOf(one));
        if (typeof one === 'string') files.delete(at);
        else files.set(at, one);
      };
      try {
        await edit({
          ...(first[0] as File),
          at: 'art/stays',
          isBroken: false,
          isHidden: false,
          isDraft: false,
        });
        for (const one of first) await edit(one);
        let before = (await prepareSnapshot(content, options)).folder;
        note();
        for (const round of rounds) {
          for (const one of round) await edit(one);
          const { folder } = await prepareSnapshot(content, options);
          const whole = path.join(root, 'whole');
          await mkdir(whole);
          const state = await readState(before);
          await buildSnapshot(content, whole, () => () => {}, {
            previous: state && { folder: before, state },
          });
          before = folder;
          note();
          const authored = authoredOf(shown);
          expect(await contents(folder, authored)).toEqual(await contents(whole, authored));
          await rm(whole, { recursive: true });
        }
      } finally {
        await rm(root, { recursive: true });
      }
    }),
    { numRuns: propertyRuns(12) },
  );
});
