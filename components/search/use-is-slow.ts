import { useEffect, useState } from 'react';

/** Sooner, most answers would begin with a flicker. What is heard waits longer (`announcer.tsx`). */
const slowMs = 300;

/** Whether what is waited for takes so long that the reader should be told. */
export function useIsSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isWaiting && isSlow;
}
