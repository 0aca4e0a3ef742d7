import { recentlyReadStorageKey } from '@/components/site/storage-keys';

/** A question that was read on this device. */
export interface ReadQuestion {
  readonly path: string;
  readonly title: string;
}

/** A title and a path each: some 30 kB in all. */
const maxKept = 200;

/** The questions read last, the newest first; what others wrote under the key is passed over. */
export function recentlyRead(): readonly ReadQuestion[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(recentlyReadStorageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isReadQuestion).slice(0, maxKept) : [];
  } catch {
    return [];
  }
}

export function rememberReading(question: ReadQuestion): void {
  const others = recentlyRead().filter(({ path }) => path !== question.path);
  try {
    localStorage.setItem(recentlyReadStorageKey, JSON.stringify([question, ...others].slice(0, maxKept)));
  } catch {
    // Storage is off or full: nothing is remembered.
  }
}

export function forgetReading(): void {
  try {
    localStorage.removeItem(recentlyReadStorageKey);
  } catch {
    // Storage is off: there is nothing to forget.
  }
}

/** Only paths of this site's questions: what stands in storage becomes a link. */
function isReadQuestion(value: unknown): value is ReadQuestion {
  const { path, title } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof path === 'string' &&
    /^\/learn\/[^/\\]+\/questions\/[^/\\?#]+$/.test(path) &&
    typeof title === 'string'
  );
}
