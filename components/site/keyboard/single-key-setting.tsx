'use client';

import { useEffect, useState } from 'react';
import { singleKeyStorageKey } from '@/components/site/storage-keys';

/** Switches the one-key shortcuts off and on, on this device. */
export function SingleKeySetting() {
  const [isOn, setOn] = useState(true);
  useEffect(() => {
    try {
      setOn(localStorage.getItem(singleKeyStorageKey) !== 'off');
    } catch {
      // Storage is off: the shortcut stays on.
    }
  }, []);
  const change = (checked: boolean) => {
    setOn(checked);
    try {
      if (checked) localStorage.removeItem(singleKeyStorageKey);
      else localStorage.setItem(singleKeyStorageKey, 'off');
    } catch {
      // Storage is off: nothing can be remembered.
    }
  };
  return (
    <label className="needs-scripts">
      <input type="checkbox" checked={isOn} onChange={(event) => change(event.target.checked)} /> <kbd>/</kbd>{' '}
      and <kbd>?</kbd> work
    </label>
  );
}
