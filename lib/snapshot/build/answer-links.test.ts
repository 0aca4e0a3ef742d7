import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { buildSnapshot } from './build-snapshot';

/** A catalog of some files, each with the answer that is given. */
async function built(
  answers: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
) {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-links-'));
  const [content, folder] = [path.join(root, 'content'), path.join(root, 'built')];
  await mkdir(folder);
  const files = Object.entries(answers).map(
    ([file, answer]) => [file, `---\nquestion: ${file}?\n---\n${answer}\n`] as const,
  );
  for (const [name, text] of [...files, ...Object.entries(others)]) {
    await mkdir(path.dirname(path.join(content, name)), { recursive: true });
    await writeFile(path.join(content, name), text);
  }
  const { diagnostics } = await buildSnapshot(content, folder, () => () => {});
  const catalog = await openCatalog(folder);
  onTestFinished(catalog.close);
  const pathAt = (number: number) => `${catalog.record(number).subject}/${catalog.record(number).slug}`;
  return {
    said: diagnostics.map(({ file, line, kind, remedy }) => ({ file, line, kind, remedy })),
    leads: (at: string) =>
      [...catalog.answerLinks(catalog.find(at)?.number ?? -1)].map(([written, to]) => [
        written,
        to === undefined ? undefined : pathAt(to),
      ]),
    from: (at: string) =>
      catalog
        .linkedFrom(catalog.find(at)?.number ?? -1)
        .numbers.map(pathAt)
        .sort(),
  };
}

test('links are looked up from where the file stands, by slug, by address, and where a question moved', async () => {
  const { leads, said, from } = await built(
    {
      'art/one.md':
        '[a](two.md) [b](./two.md#h) [c](../law/three.md) [d](/law/three.md) [e](law/three) [f](/learn/law/questions/three/) [[two]] [[three]] [[law/three]] [g](../old/four.md) [[four]] [h](https://stoa.example/learn/law/questions/three) [i](https://x.org/learn/law/questions/three) [j](%65mile.md)',
      'art/two.md': '## h',
      'art/emile.md': 'x',
      'law/three.md': '[[three]]',
      'law/four.md': 'x',
    },
    { 'redirects.tsv': 'old\tfour\tlaw\n', 'site.yml': 'url: https://stoa.example\n' },
  );
  expect(said).toEqual([]);
  expect(leads('art/one')).toEqual([
    ['two.md', 'art/two'],
    ['./two.md#h', 'art/two'],
    ['../law/three.md', 'law/three'],
    ['/law/three.md', 'law/three'],
    ['law/three', 'law/three'],
    ['/learn/law/questions/three/', 'law/three'],
    ['[[two]]', 'art/two'],
    ['[[three]]', 'law/three'],
    ['[[law/three]]', 'law/three'],
    ['../old/four.md', 'law/four'],
    ['[[four]]', 'law/four'],
    ['https://stoa.example/learn/law/questions/three', 'law/three'],
    ['%65mile.md', 'art/emile'],
  ]);
  expect(from('law/three')).toEqual(['art/one']);
  expect(from('law/four')).toEqual(['art/one']);
});

test('a link that leads nowhere is named with its line, and what is nearest to it', async () => {
  const { said, leads } = await built({
    'art/one.md':
      'A line.\n\n[a](what-is-tow.md)\n\n[[what-is-tow|b]]\n\n[c](/learn/art/questions/nothing-of-the-kind)\n\n[d](../../etc/passwd)',
    'law/what-is-two.md': 'x',
  });
  expect(said).toEqual([
    { file: 'art/one.md', line: 6, kind: 'link-dangling', remedy: 'did you mean ../law/what-is-two.md?' },
    { file: 'art/one.md', line: 8, kind: 'link-dangling', remedy: 'did you mean [[law/what-is-two]]?' },
    { file: 'art/one.md', line: 10, kind: 'link-dangling', remedy: 'correct it or remove it' },
    { file: 'art/one.md', line: 12, kind: 'link-dangling', remedy: 'correct it or remove it' },
  ]);
  expect(leads('art/one').map(([, to]) => to)).toEqual([undefined, undefined, undefined, undefined]);
});

test('a slug of the own subject comes first; one of several others is named', async () => {
  const { said, leads } = await built({
    'art/one.md': '[[same]]',
    'art/same.md': 'art',
    'law/same.md': 'law',
    'music/two.md': '[[same]]',
    'law/copy.md': '---',
    'music/three.md': '[[same]]',
  });
  expect(leads('art/one')).toEqual([['[[same]]', 'art/same']]);
  expect(leads('music/two')).toEqual([['[[same]]', 'art/same']]);
  expect(said.filter(({ kind }) => kind === 'link-ambiguous').map(({ file, line }) => [file, line])).toEqual([
    ['music/three.md', 4],
    ['music/two.md', 4],
  ]);
});

test('a link to a question that is not served says so, and is a link once it is', async () => {
  const { said, leads } = await built(
    { 'art/one.md': '[[secret]] [a](secret.md)' },
    { 'art/secret.md': '---\nquestion: Secret?\ndraft: true\nanswer: x\n---\n' },
  );
  expect(leads('art/one').map(([, to]) => to)).toEqual([undefined, undefined]);
  expect(said.map(({ remedy }) => remedy)).toEqual([
    expect.stringContaining('nothing need be done'),
    expect.stringContaining('nothing need be done'),
  ]);
});

test('what is not found by search names nothing and is not named', async () => {
  const { from } = await built(
    { 'art/one.md': '[[two]] [[hidden]]', 'art/two.md': 'x' },
    { 'art/hidden.md': '---\nquestion: Hidden?\nno_index: true\nanswer: "[[two]]"\n---\n' },
  );
  expect(from('art/two')).toEqual(['art/one']);
  expect(from('art/hidden')).toEqual([]);
});

test('the introduction of a subject links as an answer does, and what is wrong in it has its line', async () => {
  const { said } = await built(
    { 'art/one.md': '## A part' },
    {
      'art/subject.md':
        '---\ntitle: Art\n---\n\n[a](one.md) and [[one]]\n\n[b](one.md#a-prt) [c](on.md)\n:::tip\n',
    },
  );
  expect(said).toEqual(
    [
      { file: 'art/subject.md', line: 8, kind: 'mark', remedy: 'end it with a line :::' },
      { file: 'art/subject.md', line: 7, kind: 'link-dangling', remedy: 'did you mean one.md?' },
      { file: 'art/subject.md', line: 7, kind: 'link-place', remedy: 'did you mean #a-part?' },
    ].sort((a, b) => a.line - b.line),
  );
});

test('a name with spaces in double brackets means the slug of its words', async () => {
  const { leads, said } = await built({
    'art/one.md': '[[What is Art?]], [[law/What is Law]], [[x[1] y]] and [[no such thing]]',
    'art/what-is-art.md': 'x',
    'law/what-is-law.md': 'x',
  });
  expect(leads('art/one')).toEqual([
    ['[[What is Art?]]', 'art/what-is-art'],
    ['[[law/What is Law]]', 'law/what-is-law'],
    ['[[no such thing]]', undefined],
  ]);
  expect(said.map(({ kind }) => kind)).toEqual(['link-dangling']);
});
