import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import matter from 'gray-matter';
import { createRandom } from '../random';

const sentencesInAnswer = 14;
const filesAtOnce = 64;
const largestSubject = 4000;
/** Words that no other question has are what makes a large library's vocabulary large: so many share of the words. */
const ownWords = 4;

interface Source {
  readonly sentences: readonly string[];
  readonly nouns: readonly string[];
}

/**
 * Writes a library of so many questions, made of sentences of another: no text that anyone would read, but with words,
 * lengths, formulas, keywords, links, copies and gaps as real libraries have them. The same numbers give the same bytes.
 */
export async function makeLibrary(
  folder: string,
  count: number,
  {
    from = 'content',
    subjects = Math.max(3, Math.ceil(count / largestSubject) + 8),
  }: { readonly from?: string; readonly subjects?: number } = {},
): Promise<void> {
  const source = await readSource(from);
  const chance = createRandom(count);
  const random = (below: number) => Math.floor(chance() * below);
  const pathOf = (n: number) => ({ subject: `subject-${(n * 7) % subjects}`, slug: `question-${n}` });
  for (let i = 0; i < subjects; i++) await mkdir(path.join(folder, `subject-${i}`), { recursive: true });
  for (let start = 0; start < count; start += filesAtOnce) {
    const numbers = Array.from({ length: Math.min(filesAtOnce, count - start) }, (_, i) => start + i);
    const files = numbers.map((n) => ({
      ...pathOf(n),
      text: questionFile(n, { source, random, count, pathOf }),
    }));
    await Promise.all(
      files.map(({ subject, slug, text }) => writeFile(path.join(folder, subject, `${slug}.md`), text)),
    );
  }
}

interface Making {
  readonly source: Source;
  readonly random: (below: number) => number;
  readonly count: number;
  readonly pathOf: (n: number) => { readonly subject: string; readonly slug: string };
}

function questionFile(n: number, { source, random, count, pathOf }: Making): string {
  const pick = <T>(list: readonly T[]) => list[random(list.length)] as T;
  const own = Array.from({ length: ownWords }, () => madeWord(random(count * 3)));
  const topic = [pick(source.nouns), own[0], pick(source.nouns)].join(' ');
  const sentences = Array.from({ length: sentencesInAnswer }, (_, i) =>
    i % 5 === 4 ? `The ${own[i % ownWords]} of ${topic} is ${pick(source.nouns)}.` : pick(source.sentences),
  );
  // One in fifty repeats a field or leads to a question that is gone.
  const related = Array.from({ length: 5 }, () => pathOf(random(50) === 0 ? count + 1 : random(count)));
  const keywords = [topic, ...own, pick(source.nouns), pick(source.nouns)];
  return [
    '---',
    `id: ${1000 + random(count * 30)}`,
    `date: 20${10 + random(14)}-0${1 + random(9)}-1${random(10)}`,
    `question: ${JSON.stringify(`${pick(['What is', 'How does', 'Why is', 'Explain'])} ${topic}?`)}`,
    'seo:',
    `  page_keywords: ${JSON.stringify(keywords.join(', '))}`,
    'author: A. Maker',
    `answer: ${JSON.stringify(paragraphs(sentences))}`,
    `subject: ${JSON.stringify(pathOf(n).subject)}`,
    ...related.flatMap(({ subject, slug }, i) => [
      `related_article${i + 1}:`,
      `  url: /learn/${subject}/questions/${slug}`,
    ]),
    '---',
    '',
  ].join('\n');
}

/** Line breaks stand as `\n` in an answer. */
function paragraphs(sentences: readonly string[]): string {
  const parts = [];
  for (let i = 0; i < sentences.length; i += 4) parts.push(sentences.slice(i, i + 4).join(' '));
  return parts.join('\\n\\n');
}

async function readSource(folder: string): Promise<Source> {
  const sentences: string[] = [];
  const nouns = new Set<string>();
  for (const subject of (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  ))
    for (const name of (await readdir(path.join(folder, subject.name))).sort()) {
      if (!name.endsWith('.md')) continue;
      const { data } = matter(await readFile(path.join(folder, subject.name, name), 'utf8'));
      const text = typeof data.answer === 'string' ? data.answer : '';
      for (const part of text.split(/\\n|(?<=[.?!]) /))
        if (/^[A-Z][^`|#]{30,220}[.?!]$/.test(part)) sentences.push(part);
      for (const keyword of String(data.seo?.page_keywords ?? '').split(','))
        if (/^ *[a-z][a-z -]{3,20}$/.test(keyword)) nouns.add(keyword.trim());
    }
  return { sentences, nouns: [...nouns] };
}

const syllables = [
  'ba',
  'cor',
  'del',
  'fim',
  'gra',
  'hul',
  'jen',
  'kip',
  'lor',
  'mun',
  'nep',
  'osta',
  'pri',
  'quen',
  'rus',
  'tav',
];

/** A word of its own for each number: four syllables hold 65,536 of them. */
function madeWord(n: number): string {
  let word = '';
  for (let rest = n + 4096; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length];
  return word;
}
