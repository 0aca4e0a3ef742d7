'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { singleKeyStorageKey } from '@/components/site/storage-keys';
import { loadLateStyles } from '../late-styles';
// Next's own pages have the rules of what is fetched later: there a script brings none.
import './keyboard-help.module.css';

interface Shown {
  readonly Dialog: ComponentType<{ readonly onClose: () => void }>;
  readonly turn: number;
}

/** Shift+? shows the keys, unless the reader is typing or has switched single keys off. Fetched when first asked for. */
export function KeyboardHelp() {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.isComposing || isTyping(event.target) || areSingleKeysOff()) return;
      event.preventDefault();
      if (document.querySelector('dialog[open]') !== null) return;
      Promise.all([import('./keyboard-dialog'), loadLateStyles()]).then(
        ([{ KeyboardDialog }]) =>
          setShown((before) => ({ Dialog: KeyboardDialog, turn: (before?.turn ?? 0) + 1 })),
        () => undefined,
      );
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  if (shown === undefined) return null;
  const { Dialog, turn } = shown;
  // The browser tells of a closing late: it may be asked for again before, and that one stays.
  const close = () => setShown((now) => (now?.turn === turn ? undefined : now));
  return <Dialog key={turn} onClose={close} />;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(?:input|select|textarea)$/i.test(target.tagName))
  );
}

function areSingleKeysOff(): boolean {
  try {
    return localStorage.getItem(singleKeyStorageKey) === 'off';
  } catch {
    return false;
  }
}
