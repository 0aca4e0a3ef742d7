import { useEffect, useMemo, useRef, useState } from 'react';
import { type Overview, overviewOf } from '@/lib/study/recall/overview';
import { dayOf, deviceZone, type Moment, minuteMs, momentAt, startOfDay } from '@/lib/study/recall/study-day';
import { findOverview, keepOverviews } from '@/lib/study/store/kept-overview';
import { nowMoment, type Recall } from './recall-state';

/** Overviews of so many days are kept: who comes back within them need not wait. */
const keptDays = 3;

/** The overview of what was read, or, until then, the one that the last visit kept. */
export function useOverview(recall: Recall | undefined, isShown: boolean): Overview | undefined {
  const [kept, setKept] = useState<Overview | undefined>();
  useEffect(() => setKept(findOverview(dayOf(nowMoment()))), []);
  const made = useMemo(
    () => (recall && isShown ? overviewAt(recall, nowMoment()) : undefined),
    [recall, isShown],
  );
  useKeeping(recall);
  return made ?? (recall ? undefined : kept);
}

/** Keeps the overviews of the next days when the page is left, or hidden. */
function useKeeping(recall: Recall | undefined): void {
  const last = useRef<Recall | undefined>(undefined);
  useEffect(() => {
    const keep = () => {
      if (!recall || last.current === recall) return;
      last.current = recall;
      const today = dayOf(nowMoment());
      const moments = Array.from({ length: keptDays }, (_, i) =>
        i === 0 ? nowMoment() : momentAt(startOfDay(today + i, deviceZone) + minuteMs, deviceZone),
      );
      keepOverviews(moments.map((moment) => overviewAt(recall, moment)));
    };
    const onChange = () => {
      if (document.visibilityState === 'hidden') keep();
    };
    document.addEventListener('visibilitychange', onChange);
    window.addEventListener('pagehide', keep);
    return () => {
      document.removeEventListener('visibilitychange', onChange);
      window.removeEventListener('pagehide', keep);
    };
  }, [recall]);
}

function overviewAt({ deck, settings, saved }: Recall, now: Moment): Overview {
  return overviewOf(deck, settings, { now, offered: saved.map(({ path }) => path) });
}
