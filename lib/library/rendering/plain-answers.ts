import { createHash } from 'node:crypto';
import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';

/**
 * Answers that cannot be rendered within bounds, and are shown as plain text at once: known by a hash of their text and of
 * what renders, so that either's change has them tried again. A file holds them, beside the snapshots: workers share
 * it, and a restart does not forget.
 */
export interface PlainAnswers {
  has(answer: string): Promise<boolean>;
  /** Never fails: what cannot be written is known until this process ends. */
  add(answer: string): Promise<void>;
}

/** 90 kB; beyond, the older half is forgotten, and may be tried once more. */
const maxKept = 2000;
const bytesEach = 45;
const maxRead = 1024 * 1024;
/** Another process may have added some; the file is looked at again after so long. */
const lookAgainMs = 1000;
/** One a line; what is not of this shape is passed over, as where a write was cut off. */
const line = /^[\w-]{43}$/;

export function openPlainAnswers(
  file: string | undefined,
  { renderer, log }: { readonly renderer: string; readonly log: (message: string) => void },
): PlainAnswers {
  const own = new Set<string>();
  let read: ReadonlySet<string> = new Set();
  let mark = '';
  let lookedAt = Number.NEGATIVE_INFINITY;
  let hasFailed = false;
  const keyOf = (answer: string) => createHash('sha256').update(`${renderer}\n${answer}`).digest('base64url');
  const look = async () => {
    if (file === undefined || performance.now() - lookedAt < lookAgainMs) return;
    lookedAt = performance.now();
    const found = await markOf(file);
    if (found === mark) return;
    read = new Set(await linesOf(file));
    mark = found;
  };
  const write = async (key: string) => {
    if (file === undefined) return;
    try {
      // A line begins anew after one that was cut off.
      await appendFile(file, `\n${key}\n`);
      await shorten(file);
    } catch (error) {
      if (!hasFailed) log(`which answers are shown as plain text cannot be written down: ${String(error)}`);
      hasFailed = true;
    }
  };
  return {
    async has(answer) {
      await look();
      const key = keyOf(answer);
      return own.has(key) || read.has(key);
    },
    async add(answer) {
      const key = keyOf(answer);
      if (own.has(key)) return;
      own.add(key);
      if (own.size > maxKept) for (const oldest of [...own].slice(0, maxKept / 2)) own.delete(oldest);
      await write(key);
    },
  };
}

function markOf(file: string): Promise<string> {
  return stat(file).then(
    ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
    () => '',
  );
}

/** What a file holds that is damaged, or not there, or no file of ours, is nothing. */
async function linesOf(file: string): Promise<readonly string[]> {
  try {
    if ((await stat(file)).size > maxRead) return [];
    return (await readFile(file, 'utf8')).split('\n').filter((one) => line.test(one));
  } catch {
    return [];
  }
}

/** Written over as it is: what is lost where that is cut off is learned again. */
async function shorten(file: string): Promise<void> {
  const { size } = await stat(file);
  if (size <= maxKept * bytesEach) return;
  const kept = (await linesOf(file)).slice(-maxKept / 2);
  await writeFile(file, kept.map((key) => `\n${key}\n`).join(''));
}
