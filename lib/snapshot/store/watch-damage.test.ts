import { mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeChecksumManifest } from './checksum-manifest';
import { watchDamage } from './watch-damage';

async function watched() {
  const root = await mkdtemp(path.join(os.tmpdir(), 'stoa-watch-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const staging = path.join(root, 'aside');
  await mkdir(path.join(staging, 'search'), { recursive: true });
  for (const file of ['records.bin', 'search/files.pack', 'state.jsonl'])
    await writeFile(path.join(staging, file), 'as it was built');
  const folder = path.join(root, await writeChecksumManifest(staging, { questions: 1, previous: undefined }));
  await rename(staging, folder);
  const told: string[] = [];
  const watching = watchDamage(folder, (damage) => told.push(damage), 10);
  onTestFinished(watching.close);
  return { folder, told, watching };
}

const damages: Readonly<Record<string, (file: string) => Promise<void>>> = {
  'holds other bytes': (file) => writeFile(file, 'as it was BUILT'),
  'is of 4 bytes': (file) => truncate(file, 4),
  'is missing': (file) => rm(file),
};

for (const [said, inflict] of Object.entries(damages))
  for (const file of ['records.bin', 'search/files.pack'])
    test(`tells once that ${file} ${said}`, async () => {
      const { folder, told, watching } = await watched();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await inflict(path.join(folder, file));
      await expect.poll(() => told).toHaveLength(1);
      expect(told[0]).toContain(`${file} ${said}`);
      expect(await watching.look()).toBe(told[0]);
      expect(told).toHaveLength(1);
    });

test('tells nothing where a file was written anew with the same bytes, or the state was', async () => {
  const { folder, told, watching } = await watched();
  const file = path.join(folder, 'records.bin');
  await writeFile(file, await readFile(file));
  await writeFile(path.join(folder, 'state.jsonl'), 'another');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await watching.look()).toBeUndefined();
  expect(told).toEqual([]);
});
