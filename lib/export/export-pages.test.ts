import { expect, onTestFinished, test } from 'vitest';
import { openTakenLibrary } from '@/test-support/taken-library';
import { countPages, exportPages } from './export-pages';

test('files to take along are written of subjects and their paths, and counted', async () => {
  const { catalog } = await openTakenLibrary({
    'art/a.md': '---\nquestion: A?\nanswer: A.\n---\n',
    'art/subject.md': '---\npaths:\n  - title: First\n    questions: [a]\n---\n',
  });
  onTestFinished(() => catalog.close());
  const kinds = { hasQuestionTails: true, hasTakenFiles: true, groups: new Map() };
  const pages = [...exportPages(catalog, kinds)];
  expect(countPages(catalog, kinds)).toBe(pages.length);
  expect(pages.map(({ file }) => file).filter((file) => file.includes('/take/'))).toEqual(
    ['', '1/'].flatMap((place) =>
      ['book.epub', 'deck.apkg', 'cards.txt', 'questions.csv', 'questions.zip'].map(
        (name) => `learn/art/take/${place}${name}`,
      ),
    ),
  );
});
