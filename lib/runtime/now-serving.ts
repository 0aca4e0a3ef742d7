import type { ServedContent } from '@/lib/http/context';
import type { HttpHandler } from '@/lib/http/http-handler';
import { setCurrentLibrary } from '@/lib/library/current';

/** What an HTTP handler serves: one snapshot after another, each first with the related questions of words alone where meaning is not there yet. */
export interface NowServing {
  readonly content: ServedContent;
  /**
   * Serves something else from the next request on, with no page of what was before kept.
   * @returns when all have left who began with anything before: nobody reads it any more
   */
  serve(next: ServedContent): Promise<void>;
}

/** @param onChange called whenever something else is served */
export function createNowServing(
  front: Pick<HttpHandler, 'replace'>,
  first: ServedContent,
  onChange: () => void,
): NowServing {
  let content = first;
  let readers = Promise.resolve();
  const serve = (next: ServedContent): Promise<void> => {
    setCurrentLibrary(next.library);
    content = next;
    // Those of a library with other related questions read the same files.
    readers = Promise.all([readers, front.replace(next)]).then(() => {});
    const areGone = readers;
    awaitRelated();
    onChange();
    return areGone;
  };
  /** Pages that are kept show what words alone chose: they are made anew, once. */
  const awaitRelated = () => {
    const before = content;
    void before.library.related?.then((library) => {
      if (content === before) void serve({ ...before, library });
    });
  };
  awaitRelated();
  return {
    get content() {
      return content;
    },
    serve,
  };
}
