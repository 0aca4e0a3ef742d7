import { useState } from 'react';
import type { SearchState } from '@/components/search/search-state';
import type { SearchResult } from '@/lib/search/format/protocol/search-answer';

interface Ordered {
  readonly state: SearchState;
  readonly answer: SearchResult;
}

/** An order, or passages, that came after what is shown: what is read is not moved, it waits until the reader wants it. */
export function useBetterOrder(show: (ordered: Ordered) => void) {
  const [better, setBetter] = useState<Ordered>();
  return {
    offer: setBetter,
    drop: () => setBetter(undefined),
    offered: (shown: SearchState) => (better?.state === shown ? better.answer : undefined),
    take() {
      if (better) show(better);
      setBetter(undefined);
    },
  };
}
