'use client';

import { useEffect } from 'react';
import { filterFormId } from './narrowed-ids';

/** Brings the filter box of a page to life; what it takes is fetched where there is one. */
export function NarrowAsTyped() {
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    import('./narrow-list').then(({ narrowList }) => {
      const form = document.getElementById(filterFormId);
      if (!isGone && form instanceof HTMLFormElement) stop = narrowList(form);
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, []);
  return null;
}
