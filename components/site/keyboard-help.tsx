'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { singleKeyStorageKey } from '@/lib/site/storage-keys';

/** Shift+? shows the keys, unless the reader is typing or has switched single keys off. Fetched when first asked for. */
export function KeyboardHelp() {
  const [Dialog, setDialog] = useState<ComponentType<{ readonly onClose: () => void }>>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.isComposing || isTyping(event.target) || areSingleKeysOff()) return;
      event.preventDefault();
      import('./keyboard-dialog').then(({ KeyboardDialog }) => setDialog(() => KeyboardDialog));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return Dialog === undefined ? null : <Dialog onClose={() => setDialog(undefined)} />;
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
