import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createClientGroup, withClientGroup } from '@/lib/concurrency/client-group';
import { type AnswerRenderer, type RendererOptions, shareAnswerRenderer } from './answer-renderer';

/** Renders in place of Markdown what an answer says, and writes down each try. */
const program = (tried: string) => `
  import { appendFileSync, existsSync, readFileSync } from 'node:fs';
  const cold = ${JSON.stringify(`${tried}-cold`)};
  const isCold = existsSync(cold);
  export default async ({ markdown, clock, isCodePlain }) => {
    clock[0] = performance.timeOrigin + performance.now();
    while (isCold && !isCodePlain && existsSync(cold)) await new Promise((go) => setTimeout(go, 5));
    if (markdown === '') return { html: '' };
    const before = readFileSync(${JSON.stringify(tried)}, 'utf8');
    appendFileSync(${JSON.stringify(tried)}, markdown + (isCodePlain ? ' again' : '') + '\\n');
    if (markdown.startsWith('large')) { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); }
    if (markdown.startsWith('waits')) await new Promise(() => {});
    if (markdown.startsWith('ends') && !before.includes(markdown)) process.exit(1);
    return { html: 'rendered ' + markdown };
  };
`;
let folder: string;
let tried: string;
const failures: string[] = [];
const open: AnswerRenderer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-hostile-'));
  tried = path.join(folder, 'tried');
  await writeFile(path.join(folder, 'program.mjs'), program(tried));
  await appendFile(tried, '');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((renderer) => renderer.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function renderer(options: Partial<RendererOptions> = {}): AnswerRenderer {
  const opened = shareAnswerRenderer({
    siteOrigin: 'http://localhost:9',
    onFailure: (reason) => failures.push(reason),
    program: { filename: path.join(folder, 'program.mjs'), execArgv: [], fingerprint: 'test' },
    plainAnswers: path.join(folder, 'plain-answers'),
    ...options,
  });
  open.push(opened);
  return opened;
}

async function triesOf(answer: string): Promise<readonly string[]> {
  return (await readFile(tried, 'utf8')).split('\n').filter((line) => line.startsWith(answer));
}

test('an answer that takes too much memory twice is plain text at once, after a restart too, and is named', async () => {
  const patient = renderer({ timeLimitMs: 600_000, secondTimeLimitMs: 600_000 });
  const first = await patient.render('large one', { name: 'art/what-is-large' });
  expect(first.html).toContain('large one</pre>');
  expect(first.isLesser).toBe(false);
  expect(await triesOf('large one')).toEqual(['large one', 'large one again']);
  expect(failures.at(-1)).toContain('art/what-is-large');
  await open.pop()?.close();
  expect((await renderer().render('large one')).html).toContain('large one</pre>');
  expect(await triesOf('large one')).toHaveLength(2);
});

test('one whose thread did not work for it is plain text for now only', async () => {
  const short = renderer({ timeLimitMs: 20, secondTimeLimitMs: 20 });
  expect((await short.render('waits one')).isLesser).toBe(true);
  await short.render('waits one');
  expect(await triesOf('waits one')).toHaveLength(4);
});

test('one beyond the bounds is given to no thread', async () => {
  const { html } = await renderer().render('> '.repeat(5000));
  expect(html).toContain('plain-answer');
  expect(await triesOf('>')).toEqual([]);
});

test('one whose thread ends is rendered whole in another', async () => {
  const answer = await renderer().render('ends one');
  expect(answer.html).toBe('rendered ends one');
  expect(answer.isLesser).toBeFalsy();
});

test('answers of one client that never come keep no other waiting', async () => {
  const patient = renderer({ timeLimitMs: 600_000 });
  const hostile = createClientGroup('hostile');
  const waiting = Array.from({ length: 30 }, (_, n) =>
    withClientGroup(hostile, () => patient.render(`waits for ever ${n}`)),
  );
  for (let n = 0; n < 5; n++) {
    const answer = await withClientGroup(createClientGroup('other'), () => patient.render(`sound ${n}`));
    expect(answer.html).toBe(`rendered sound ${n}`);
  }
  await patient.close();
  await Promise.all(waiting);
});

test('a thread that takes the place of one that was ended is given to nobody before it is ready', async () => {
  const short = renderer({ timeLimitMs: 200, secondTimeLimitMs: 1 });
  const ask = (client: string, answer: string) =>
    withClientGroup(createClientGroup(client), () => short.render(answer));
  await ask('other', 'sound and ready');
  const cold = `${tried}-cold`;
  await writeFile(cold, '');
  const waiting = Array.from({ length: 20 }, (_, n) => ask('hostile', `waits in turn ${n}`));
  await Promise.race(waiting);
  for (let n = 0; n < 5; n++) expect((await ask('other', `sound ${n}`)).html).toBe(`rendered sound ${n}`);
  await short.close();
  await rm(cold);
  await Promise.all(waiting);
});
