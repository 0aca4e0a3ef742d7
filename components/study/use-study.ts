import { useEffect, useState } from 'react';
import type { StudySession, StudyView } from '@/lib/study/store/study-session';

/** What is shown of the reader's records, as it is now. */
export function useStudy(session: StudySession | undefined): StudyView | undefined {
  const [, count] = useState(0);
  useEffect(() => {
    const show = () => count((before) => before + 1);
    // It may have been read before anybody listened.
    show();
    return session?.subscribe(show);
  }, [session]);
  return session?.view();
}
