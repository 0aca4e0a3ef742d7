import type { OpenedLibrary } from '@/lib/library/open-library';

/** What whoever looks whether the server is well is told of what it serves. */
export function stateOf({ catalog, meaning }: Pick<OpenedLibrary, 'catalog' | 'meaning'>): string {
  const questions = `${catalog.frame.total} questions`;
  if (meaning.isReady) return `${questions}, searched by words and meaning`;
  const { progress } = meaning;
  return progress
    ? `${questions}, searched by words; the meaning of ${progress.done} of ${progress.total} is known`
    : `${questions}, searched by words`;
}
