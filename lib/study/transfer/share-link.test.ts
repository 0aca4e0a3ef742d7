import { readdirSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { toBase64Url } from '@/lib/text/base64-url';
import {
  buildShareFragment,
  isShareFragment,
  maxSharedQuestions,
  parseShareFragment,
  type SharedList,
} from './share-link';

/** Question paths of the bundled library, every second subject and question, so that neighbors have little in common. */
const paths = readdirSync('content', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(`content/${name}`)
      .filter((file) => file.endsWith('.md') && file !== 'subject.md')
      .map((file) => `${name}/${file.slice(0, -3)}`),
  );
const spread = Array.from({ length: 50 }, (_, i) => paths[(i * 97) % paths.length] as string);
const coded = (text: string) => `#list=1${toBase64Url(deflateRawSync(Buffer.from(text)))}`;

afterEach(() => {
  vi.unstubAllGlobals();
});

test('fifty questions fit in an address of 2,000 characters', async () => {
  const fragment = await buildShareFragment({ name: 'For the test on Friday', paths: spread });
  expect(`https://study.example.org/shelf#${fragment}`.length).toBeLessThanOrEqual(2_000);
});

test('a link gives back name and questions in their order', async () => {
  const slug = fc.stringMatching(/^[a-zé0-9][a-z0-9-]{0,30}[a-z0-9]$/).map((text) => text.normalize('NFC'));
  const list = fc.record({
    name: fc.constantFrom('Exam', 'Prüfung & „mehr“', '考试'),
    paths: fc.uniqueArray(
      fc.tuple(fc.constantFrom('art', 'bio', 'chem'), slug).map((parts) => parts.join('/')),
      {
        minLength: 1,
        maxLength: 60,
      },
    ),
  });
  await fc.assert(
    fc.asyncProperty(list, async (given: SharedList) => {
      const fragment = await buildShareFragment(given);
      expect(isShareFragment(`#${fragment}`)).toBe(true);
      expect(await parseShareFragment(`#${fragment}`)).toEqual({ status: 'list', list: given });
    }),
  );
});

test('a browser that cannot deflate makes a longer link, which all can read', async () => {
  vi.stubGlobal('CompressionStream', undefined);
  const fragment = await buildShareFragment({ name: 'Exam', paths: spread });
  vi.unstubAllGlobals();
  expect(await parseShareFragment(fragment)).toEqual({
    status: 'list',
    list: { name: 'Exam', paths: spread },
  });
});

test.each([
  ['nothing', '#list='],
  ['no base64url', '#list=1a b'],
  ['a coding of tomorrow', '#list=9AAAA'],
  ['no deflated bytes', '#list=1AAAA'],
  ['a path that leads elsewhere', coded('x\nart\n0/../etc')],
  ['a subject that is none', coded('x\nart\n7/a')],
  ['a question without a subject', coded('x\nart\na')],
  ['no questions', coded('x\nart')],
  ['too many questions', coded(`x\nart\n0/a${'\na'.repeat(maxSharedQuestions)}`)],
  ['bytes that unpack to much more', `#list=1${toBase64Url(deflateRawSync(Buffer.alloc(10_000_000, 'a')))}`],
  ['more than a link can be', `#list=1${'A'.repeat(100_000)}`],
])('a link is refused that holds %s', async (_what, fragment) => {
  expect(await parseShareFragment(fragment)).toMatchObject({ status: 'refused' });
});

test('a name is text of one line, bounded, and turns no other text around', async () => {
  const outcome = await parseShareFragment(coded(`\u202e<b>\u0000x</b>${'y'.repeat(500)}\nart\n0/a`));
  expect(outcome).toMatchObject({ list: { name: expect.stringMatching(/^<b>x<\/b>y{92}$/) } });
});
