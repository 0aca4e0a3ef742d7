import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RenderedAnswer, renderAnswer } from '@/lib/markdown/render/render-answer';
import { segments } from '@/lib/markdown/scan/segments';
import { answerText } from '@/lib/markdown/tree/answer-text';
import { type Bundled, openBundledLibrary } from '@/test-support/bundled-library';

let bundled: Bundled;
const answers = new Map<string, string>();
const rendered = new Map<string, RenderedAnswer>();

beforeAll(async () => {
  bundled = await openBundledLibrary();
  for (const { number, subject, slug } of bundled.questions)
    answers.set(`${subject}/${slug}`, await bundled.catalog.answer(number));
  for (const [name, answer] of answers) rendered.set(name, await renderAnswer(answer));
});
afterAll(() => bundled.catalog.close());

/** What runs a language's programs: a file name, and the commands that run it. */
const runners: Readonly<
  Record<string, { readonly file: string; readonly command: readonly [string, ...string[]] }>
> = {
  python: { file: 'program.py', command: ['python3', 'program.py'] },
  javascript: { file: 'program.mjs', command: [process.execPath, 'program.mjs'] },
  c: { file: 'program.c', command: ['sh', '-c', 'cc -o program program.c -lm && ./program'] },
  java: { file: 'Program.java', command: ['java', 'Program.java'] },
};
const needs: Readonly<Record<string, string>> = { python: 'python3', c: 'cc', java: 'java' };

interface Program {
  readonly path: string;
  readonly language: string;
  readonly code: string;
  /** What the answer says it prints. */
  readonly output: string | undefined;
}

function* fences(answer: string): Generator<{ readonly language: string; readonly code: string }> {
  for (const segment of segments(answer))
    if (segment.kind === 'fence')
      yield { language: /^[`~]+(\S*)/.exec(segment.markdown)?.[1] ?? '', code: segment.code };
}

function programs(): Program[] {
  return [...answers].flatMap(([name, answer]) => {
    const blocks = [...fences(answer)];
    return blocks.flatMap(({ language, code }, i) => {
      if (language === '' || language === 'text') return [];
      const after = blocks[i + 1];
      return [{ path: name, language, code, output: after?.language === 'text' ? after.code : undefined }];
    });
  });
}

function run({ language, code }: Program) {
  const runner = runners[language];
  if (runner === undefined) throw new Error(`nothing here runs ${language}: mark the block as text`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stoa-program-'));
  writeFileSync(path.join(folder, runner.file), code);
  const [command, ...args] = runner.command;
  return spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
}

const isHere = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const lines = (text: string) => text.split('\n').map((line) => line.trimEnd());

describe('the answers of the bundled library', () => {
  test('are 300 to 640 words long, code and pictures aside, with a summary and 8 to 12 keywords', () => {
    for (const { subject, slug, summary, keywords } of bundled.questions) {
      const answer = answers.get(`${subject}/${slug}`) ?? '';
      const prose = segments(answer)
        .map((segment) => ('text' in segment ? segment.text : segment.kind === 'fence' ? '' : segment.source))
        .join('')
        .replace(/!\[[^\]]*\]\([^)]*\)/g, '');
      const words = prose.split(/\s+/).filter(Boolean).length;
      expect(words, slug).toBeGreaterThanOrEqual(300);
      expect(words, slug).toBeLessThanOrEqual(640);
      expect(summary.length, slug).toBeGreaterThan(40);
      expect(new Set(keywords.map((keyword) => keyword.toLowerCase())).size, slug).toBe(keywords.length);
      expect(keywords.length, slug).toBeGreaterThanOrEqual(8);
      expect(keywords.length, slug).toBeLessThanOrEqual(12);
    }
  });

  test('have each the shape that suits their matter', () => {
    const shapes = new Map<string, number>();
    const headings = new Map<string, number>();
    for (const { html, headings: own } of rendered.values()) {
      const blocks = [...html.matchAll(/<(p|h\d|ul|ol|table|pre|blockquote|math)\b/g)].map(([, tag]) => tag);
      const shape = blocks.join(' ');
      shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
      for (const { text } of own)
        headings.set(text.toLowerCase(), (headings.get(text.toLowerCase()) ?? 0) + 1);
    }
    const commonest = Math.max(...shapes.values());
    expect(commonest / answers.size).toBeLessThan(0.05);
    expect(Math.max(...headings.values())).toBeLessThanOrEqual(4);
  });

  test('render without a diagnostic', () => {
    for (const [name, { diagnostics, html }] of rendered) {
      // Rendered without the library's files; that each picture is there, the check of the library says.
      expect(
        diagnostics.filter(({ kind }) => kind !== 'image'),
        name,
      ).toEqual([]);
      expect(html, name).not.toContain('\\n');
    }
  });

  test('share no run of 12 words between two of them', () => {
    const seen = new Map<string, string>();
    for (const [name, answer] of answers) {
      const words =
        answerText(answer)
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [];
      for (let i = 0; i + 12 <= words.length; i++) {
        const shared = words.slice(i, i + 12).join(' ');
        expect(seen.get(shared) ?? name, shared).toBe(name);
        seen.set(shared, name);
      }
    }
  });

  test('hold programs that run, and print what the answer says', () => {
    const absent = new Set<string>();
    const wrong: string[] = [];
    let ran = 0;
    for (const program of programs()) {
      const needed = needs[program.language];
      if (needed !== undefined && !isHere(needed)) {
        absent.add(needed);
        continue;
      }
      const { status, stdout, stderr } = run(program);
      ran += 1;
      if (status !== 0) wrong.push(`${program.path}: ${stderr.slice(-300)}`);
      else if (
        program.output !== undefined &&
        lines(stdout).join('\n').trim() !== lines(program.output).join('\n').trim()
      )
        wrong.push(`${program.path} prints\n${stdout}\nand the answer says\n${program.output}`);
    }
    console.log(
      `programs in answers: ${ran} ran${absent.size > 0 ? `; not here: ${[...absent].join(', ')}` : ''}`,
    );
    expect(wrong).toEqual([]);
    expect(ran).toBeGreaterThan(0);
  });
});
