'use client';

import { useEffect } from 'react';
import { filterFormId } from './narrowed-ids';

/** Brings the filter box of a page to life, once it is used: what it takes is fetched then. */
export function NarrowAsTyped() {
  useEffect(() => {
    const form = document.getElementById(filterFormId);
    if (!(form instanceof HTMLFormElement)) return;
    let stop: (() => void) | undefined;
    let isGone = false;
    const begin = () => {
      form.removeEventListener('focusin', begin);
      import('./narrow-list').then(({ narrowList }) => {
        if (!isGone) stop = narrowList(form);
      });
    };
    // Who was quicker than this script is in the box already.
    if (form.contains(document.activeElement)) begin();
    else form.addEventListener('focusin', begin);
    return () => {
      isGone = true;
      form.removeEventListener('focusin', begin);
      stop?.();
    };
  }, []);
  return null;
}
