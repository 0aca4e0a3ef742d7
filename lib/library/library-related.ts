import { repeat } from '@/lib/concurrency/repeat';
import { type ChosenRelated, readRelated } from '@/lib/search/meaning/related/related-file';
import { findRelated } from '@/lib/search/meaning/vectors/meaning-folder';

/** How often is looked whether they are there: another process chooses them. */
const lookMs = 1000;

export interface RelatedOptions {
  /** Folder of the library's artifacts. */
  readonly root: string;
  readonly snapshot: string;
  /** Questions it has. */
  readonly total: number;
}

/** The related questions of a snapshot that were chosen by words and meaning; undefined where there are none yet. */
async function chosenRelated(of: RelatedOptions): Promise<ChosenRelated | undefined> {
  const file = await findRelated(of.root, of.snapshot);
  // What is damaged is made anew by whoever makes it: until then it is as if it were not there.
  return file === undefined ? undefined : readRelated(file, of).catch(() => undefined);
}

/** Looks for them now, and again until they are there. */
export async function openRelated(
  of: RelatedOptions,
  { isUsed, isAwaited, lookEveryMs = lookMs }: RelatedUse,
): Promise<{
  readonly now: ChosenRelated | undefined;
  /** What comes later; undefined where nothing is awaited. */
  readonly later: Promise<ChosenRelated> | undefined;
  close(): void;
}> {
  const now = isUsed ? await chosenRelated(of) : undefined;
  if (now !== undefined || !isUsed || !isAwaited) return { now, later: undefined, close() {} };
  let isClosed = false;
  let close = () => {};
  const later = new Promise<ChosenRelated>((resolve) => {
    const looking = repeat(async () => {
      const found = await chosenRelated(of);
      if (isClosed || !found) return;
      close();
      resolve(found);
    }, lookEveryMs);
    close = () => {
      isClosed = true;
      looking.close();
    };
  });
  return { now, later, close };
}

interface RelatedUse {
  /** Whether meaning may have a part in them. */
  readonly isUsed: boolean;
  /** Whether anybody chooses them while they are wanted. */
  readonly isAwaited: boolean;
  readonly lookEveryMs?: number;
}
