import type { SearchAnswer } from '@/lib/search/format/protocol/search-answer';
import type { Report } from './answer-search';

/** A site that gives no answer for so long is as good as none. */
const patienceMs = 3000;

/**
 * Answers from the site, or from what the reader keeps where the site fails, gives no answer for three seconds, or the
 * browser knows that there is no connection. One answer is told, the first that is any good.
 * @param fromSite tells its answer, and perhaps a better one after it
 * @param fromKept undefined where nothing is kept
 */
export async function answerAnyhow(
  fromSite: (report: Report) => Promise<void>,
  fromKept: () => Promise<SearchAnswer | undefined>,
  {
    report,
    isOffline,
    waitMs = patienceMs,
  }: { readonly report: Report; readonly isOffline: boolean; readonly waitMs?: number },
): Promise<void> {
  let isTold = false;
  const tell = (answer: SearchAnswer | undefined, isLast = false) => {
    if (isTold || !answer || (answer.status !== 'ok' && !isLast)) return isTold;
    isTold = true;
    report.answer(answer);
    return true;
  };
  let keeping: Promise<SearchAnswer | undefined> | undefined;
  /** Searched once, whichever comes first: no connection, no answer in time, or none at all. */
  const kept = () => {
    keeping ??= fromKept().catch(() => undefined);
    return keeping;
  };
  if (isOffline && tell(await kept())) return;
  const timer = setTimeout(() => void kept().then(tell), waitMs);
  let failed: SearchAnswer | undefined;
  try {
    await fromSite({
      answer(answer) {
        clearTimeout(timer);
        if (!tell(answer)) failed = answer;
      },
      better: report.better,
    });
  } finally {
    clearTimeout(timer);
  }
  if (!isTold && !tell(await kept())) tell(failed, true);
}
