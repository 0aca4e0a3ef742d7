import { useEffect, useRef } from 'react';
import { singleKeyStorageKey } from '@/components/site/storage-keys';
import type { Rating } from '@/lib/study/model/records';

interface Keys {
  readonly uncover: (() => void) | undefined;
  readonly rate: (rating: Rating) => void;
  readonly onUndo: () => void;
}

/** Space uncovers, 1 to 4 rate, u takes back; single letters and digits only where the reader has not switched them off. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      if (
        target instanceof Element &&
        target.closest('input:not([type=radio], [type=checkbox]), textarea, select, dialog')
      )
        return;
      const isControl = target instanceof Element && target.closest('button, a, summary, input') !== null;
      if (key === ' ' && !isControl && latest.current.uncover) {
        event.preventDefault();
        latest.current.uncover();
      } else if (hasSingleKeys() && /^[1-4]$/.test(key)) latest.current.rate(Number(key) as Rating);
      else if (hasSingleKeys() && key.toLowerCase() === 'u') latest.current.onUndo();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(singleKeyStorageKey) !== 'off';
  } catch {
    return true;
  }
}
