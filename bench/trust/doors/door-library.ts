import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { samplePng } from '@/test-support/sample-pictures';
import { writeFiles } from '@/test-support/write-files';
import { type DoorCase, outsideMark } from './door-case';

const outside = `${outsideMark}\n`;
const sound = {
  'law/sound.md': '---\nquestion: What is sound?\n---\nIt is an answer.\n',
  'art/tried.md': '---\nquestion: What is tried?\n---\nIt is an answer.\n',
};

/** A folder of its own with a library in it, and beside the library what must never be read. */
export async function withLibrary<T>(
  { files, links }: Pick<DoorCase, 'files' | 'links'>,
  use: (library: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-door-'));
  try {
    await writeFiles(folder, {
      'outside.png': Buffer.concat([samplePng(3, 3), Buffer.from(outside)]),
      'outside.pdf': `%PDF-1.7\n${outside}`,
      'outside.md': `---\nquestion: ${outside}---\n${outside}`,
      'outside.tsv': `a\t${outsideMark}\tart\ttried\n`,
      'outside.yml': `name: ${outside}`,
    });
    const library = path.join(folder, 'library');
    await writeFiles(library, { ...sound, ...files });
    for (const [name, target] of Object.entries(links)) await link(path.join(library, name), target);
    return await use(library, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function link(name: string, target: string): Promise<void> {
  await mkdir(path.dirname(name), { recursive: true });
  if (target === '|') spawnSync('mkfifo', [name]);
  else await symlink(target, name);
}
