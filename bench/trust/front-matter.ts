import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readLibraryFrame } from '@/lib/content/read-library';
import { readQuestion } from '@/lib/content/read-question';
import { serverOnly } from './targets';
import { type TrustGroup, tryAll } from './trust-group';

const fields = 'question: What is it?\nanswer: It is a test.\n';
const sound = `---\n${fields}---\n`;

/** Languages of front matter, and names that could be taken for one. */
const engines = [
  'js',
  'JS',
  ' js',
  'javascript',
  'JavaScript',
  'coffee',
  'cson',
  'toml',
  'json',
  'constructor',
  'toString',
  '__proto__',
  'hasOwnProperty',
];

/** Files that must be named and left out, each by what is wrong with it. */
function hostileFiles(mark: string): ReadonlyMap<string, string | Uint8Array> {
  const run = `require('fs').writeFileSync(${JSON.stringify(mark)}, 'ran')`;
  const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i++)
    bomb.push(`a${i}: &a${i} [${Array.from({ length: 9 }, () => `*a${i - 1}`).join(', ')}]`);
  return new Map<string, string | Uint8Array>([
    ...engines.map((engine, i) => {
      const text = `---${engine}\n{ question: (${run}), answer: ${run} }\n---\n`;
      return [`engine-${i}`, text] as const;
    }),
    ['alias-bomb', `---\n${fields}${bomb.join('\n')}\n---\n`],
    ['one-alias', `---\n${fields}a: &x y\nb: *x\n---\n`],
    ['merge', `---\n${fields}a: &x {b: c}\nd:\n  <<: *x\n---\n`],
    ['deep-flow', `---\n${fields}a: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\n`],
    [
      'deep-block',
      `---\n${fields}${Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')}\n---\n`,
    ],
    ['repeated-key', `---\n${fields}question: Another?\n---\n`],
    ['unquoted-colon', '---\nquestion: What: a primer?\nanswer: x\n---\n'],
    ['unclosed', `---\n${fields}`],
    ['closed-late', `---\n${fields}${'# comment\n'.repeat(7000)}---\n`],
    ['not-first', `\n${sound}`],
    ['a-list', '---\n- question\n- answer\n---\n'],
    ['a-scalar', '---\nquestion\n---\n'],
    ['two-documents', `---\n${fields}--- x\nquestion: y\n---\n`],
    ['large', `${sound}${'word '.repeat(60_000)}`],
    ['utf-16', Buffer.from(`\uFEFF${sound}`, 'utf16le')],
    [
      'not-utf-8',
      Buffer.from([
        ...Buffer.from('---\nquestion: '),
        0xff,
        0xfe,
        0xc0,
        0xaf,
        ...Buffer.from('\nanswer: x\n---\n'),
      ]),
    ],
    ['a-picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['tag', `---\n${fields}a: !!js/function 'function () {}'\n---\n`],
    ['empty', ''],
    ['no-answer', '---\nquestion: x\n---\n'],
    ['no-question', '---\nanswer: x\n---\n'],
  ]);
}

/** Files whose fields are strange and whose question is used all the same. */
const strange: ReadonlyMap<string, string> = new Map([
  ['wide-without-mark', Buffer.from(sound, 'utf16le').toString('latin1')],
  [
    'prototype',
    `---\n${fields}__proto__:\n  polluted: yes\nconstructor:\n  prototype:\n    polluted: yes\n---\n`,
  ],
  ['windows-ends', sound.replaceAll('\n', '\r\n')],
  ['mark', `\uFEFF${sound}`],
  ['octal', `---\n${fields}id: 0777\ndate: 2026-02-30\n---\n`],
]);

/** Front matter that tries to run, to grow or to mislead: each file is named, and the others are whole. */
export const frontMatter: TrustGroup = {
  name: 'front matter',
  leftOut: serverOnly('it starts no server'),
  async run() {
    const folder = await mkdtemp(path.join(tmpdir(), 'stoa-front-matter-'));
    const mark = path.join(folder, 'it-ran');
    const subject = path.join(folder, 'library', 'subject');
    await mkdir(subject, { recursive: true });
    const hostile = hostileFiles(mark);
    for (const [name, text] of [...hostile, ...strange])
      await writeFile(path.join(subject, `${name}.md`), text);
    await writeFile(path.join(subject, 'fifty-megabytes.md'), sound);
    await truncate(path.join(subject, 'fifty-megabytes.md'), 50 * 1024 * 1024);
    await symlink('/etc/passwd', path.join(subject, 'a-link.md'));
    await symlink('/dev/zero', path.join(subject, 'a-device.md'));
    await symlink(subject, path.join(subject, 'a-loop.md'));
    await mkdir(path.join(subject, 'a-folder.md'));
    const pipes = spawnSync('mkfifo', [path.join(subject, 'a-pipe.md')]).status === 0 ? ['a-pipe'] : [];
    for (let i = 0; i < 20; i++) await writeFile(path.join(subject, `sound-${i}.md`), sound);
    const used = new Set<string>();
    const root = path.join(folder, 'library');
    const { places, diagnostics: frameDiagnostics } = await readLibraryFrame(root);
    const diagnostics = [...frameDiagnostics];
    for (const place of places) {
      const read = await readQuestion(root, place);
      diagnostics.push(...read.diagnostics);
      if (read.question) used.add(read.question.slug);
    }
    const rows = [
      await tryAll(
        'hostile files, each named and left out',
        [...hostile.keys(), 'fifty-megabytes', 'a-link', 'a-device', 'a-loop', 'a-folder', ...pipes],
        (name) => {
          const diagnostic = diagnostics.find(
            ({ file, leftOut }) => file === `subject/${name}.md` && leftOut,
          );
          if (used.has(name)) return `${name} was used`;
          return diagnostic && diagnostic.line >= 1 && diagnostic.remedy !== ''
            ? undefined
            : `${name} was not named`;
        },
      ),
      await tryAll(
        'files beside them, unharmed',
        [...strange.keys(), ...Array.from({ length: 20 }, (_, i) => `sound-${i}`)],
        (name) => (used.has(name) ? undefined : `${name} was left out`),
      ),
      await tryAll('nothing ran, no prototype was changed', [undefined], () =>
        existsSync(mark) || 'polluted' in {} ? 'it did' : undefined,
      ),
    ];
    await rm(folder, { recursive: true, force: true });
    return rows;
  },
};
