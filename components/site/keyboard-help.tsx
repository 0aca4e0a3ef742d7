'use client';

import { useEffect, useRef, useState } from 'react';
import { singleKeyStorageKey } from '@/lib/site/storage-keys';
import { KeyList } from './key-list';
import styles from './keyboard-help.module.css';

/** Shift+? shows the keys, unless the reader is typing or has switched single keys off. Made when first asked for. */
export function KeyboardHelp() {
  const [isOpen, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.isComposing || isTyping(event.target) || areSingleKeysOff()) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <dialog
      ref={dialog}
      className={styles.help}
      aria-labelledby="keyboard-help"
      onClose={() => setOpen(false)}
    >
      <h2 id="keyboard-help">Keyboard</h2>
      <KeyList />
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
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
