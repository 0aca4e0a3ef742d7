import { progressWords } from '@/components/study/path-progress';
import { questionAddress } from '@/lib/site/paths';
import { isUnderstood } from '@/lib/study/model/annotations';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { SavedRecord } from '@/lib/study/model/records';
import type { StudyState } from '@/lib/study/model/study-state';
import styles from './entries.module.css';
import type { SiteTitle } from './use-titles';

interface ListProgressProps {
  readonly saved: readonly SavedRecord[];
  readonly state: StudyState;
  readonly titles: ReadonlyMap<string, SiteTitle>;
}

/** Keeps the room of what is said once all is read. */
export function ListProgressAhead() {
  return <p className={styles.progress}>&nbsp;</p>;
}

/** How much of a list is understood, and where to go on. */
export function ListProgress({ saved, state, titles }: ListProgressProps) {
  const done = saved.filter(({ path }) => isUnderstood(state, path)).length;
  const next = saved.find(({ path }) => !isUnderstood(state, path) && titles.get(path)?.status !== 'gone');
  return (
    <p className={styles.progress}>
      <progress value={done} max={saved.length} aria-label="Understood of this list" />{' '}
      {progressWords(done, saved.length)}
      {next ? (
        <>
          {' · '}
          <a href={questionAddress(partsOfPath(next.path))}>
            {done === 0 ? 'Begin' : 'Go on'} with “{next.title}”
          </a>
        </>
      ) : null}
    </p>
  );
}
