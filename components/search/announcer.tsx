'use client';

import { useEffect, useState } from 'react';
import type { SearchAnswer, SearchResult } from '@/lib/search/format/protocol/search-answer';
import { countOfResults } from './results/close-matches';

/** After typing stops for so long, a screen reader is told what was found. */
const quietMs = 1400;

/** Two live regions that take turns, so that the same words said twice are heard twice. */
export function Announcer({ message }: { readonly message: string }) {
  const [said, setSaid] = useState<readonly [string, string]>(['', '']);
  useEffect(() => {
    if (message === '') return;
    const timer = setTimeout(
      () => setSaid(([first]) => (first === '' ? [message, ''] : ['', message])),
      quietMs,
    );
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <>
      <div className="sr-only" role="status" aria-live="polite">
        {said[0]}
      </div>
      <div className="sr-only" role="status" aria-live="polite">
        {said[1]}
      </div>
    </>
  );
}

/** Where an answer takes long. */
export const waitingMessage = 'Searching …';

/** Where an order came that is not shown yet. */
export const betterMessage = 'Better order found';

/** What a search came to, in words; '' while there is no answer. */
export function outcomeMessage(answer: SearchAnswer | undefined, query: string): string {
  if (answer === undefined) return '';
  if (answer.status === 'failed') return answer.reason;
  const said = resultsOf(answer, query);
  return answer.notice ? `${said}. ${answer.notice}` : said;
}

function resultsOf(answer: SearchResult, query: string): string {
  if (answer.total === 0) return `No results for ${query.trim()}`;
  const count = countOfResults(answer);
  return answer.repairs.length > 0 ? `Showing results for ${answer.searched}: ${count}` : count;
}
