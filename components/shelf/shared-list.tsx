import { useEffect, useState } from 'react';
import { keepShelf } from '@/components/study/keeping';
import { questionAddress } from '@/lib/site/paths';
import { addList, firstList, listsOf, saveQuestions } from '@/lib/study/model/lists';
import { applyChanges } from '@/lib/study/model/merge';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { StudySession } from '@/lib/study/store/study-session';
import { parseShareFragment, type SharedOutcome } from '@/lib/study/transfer/share-link';
import styles from './shelf.module.css';
import type { ShelfSubject } from './shelf-subject';
import { useTitles } from './use-titles';

interface SharedListProps {
  readonly fragment: string;
  readonly subjects: readonly ShelfSubject[];
  readonly session: StudySession;
  /** Told the list it was kept in, or nothing where it was not. */
  readonly onDone: (list?: string) => void;
}

/** A list that somebody handed over: seen before anything of it is kept. */
export function SharedListView({ fragment, subjects, session, onDone }: SharedListProps) {
  const [outcome, setOutcome] = useState<SharedOutcome | undefined>();
  useEffect(() => {
    parseShareFragment(fragment).then(setOutcome);
  }, [fragment]);
  const paths = outcome?.status === 'list' ? outcome.list.paths : [];
  const titles = useTitles(paths, subjects);
  if (!outcome) return null;
  if (outcome.status === 'refused')
    return (
      <section className={styles.box} aria-label="Shared list">
        <p>{outcome.reason}</p>
        <button type="button" className="study-button" onClick={() => onDone()}>
          Go to your shelf
        </button>
      </section>
    );
  const { name } = outcome.list;
  const questions = paths.map((path) => {
    const now = titles.get(path);
    const title = now && now.status !== 'gone' ? now.title : titleFromSlug(path);
    return { path: now?.status === 'moved' ? now.path : path, title, isGone: now?.status === 'gone' };
  });
  const there = questions.filter(({ isGone }) => !isGone);
  const keep = async (isNew: boolean) => {
    let list: string = firstList.id;
    const kept = await session.change((state, maker) => {
      const made = isNew ? addList(state, name, maker) : [];
      list = made[0]?.record.id ?? list;
      return [
        ...made,
        ...saveQuestions(
          applyChanges(state, made),
          { list, questions: there.map(({ path, title }) => ({ path, title })) },
          maker,
        ),
      ];
    });
    if (!kept) return;
    await keepShelf();
    onDone(list);
  };
  return (
    <section className={styles.box} aria-labelledby="shared">
      <h2 id="shared">
        Shared with you: <bdi>{name}</bdi>
      </h2>
      <p className={styles.note}>
        {counted(there.length)} of this library. Nothing of it is kept until you say so.
        {there.length < questions.length
          ? ` ${counted(questions.length - there.length)} of the list ${questions.length - there.length === 1 ? 'is' : 'are'} not in this library.`
          : ''}
      </p>
      <ol className={styles.shared}>
        {questions.map(({ path, title, isGone }) => (
          <li key={path}>
            {isGone ? <s>{title}</s> : <a href={questionAddress(partsOfPath(path))}>{title}</a>}
          </li>
        ))}
      </ol>
      <div className="study-row">
        <button
          type="button"
          className="study-button"
          disabled={there.length === 0}
          onClick={() => keep(true)}
        >
          Keep as a list of its own
        </button>
        <button
          type="button"
          className="study-button"
          disabled={there.length === 0}
          onClick={() => keep(false)}
        >
          Add to “{listsOf(session.view().state)[0]?.name}”
        </button>
        <button type="button" className="study-link" onClick={() => onDone()}>
          Do not keep it
        </button>
      </div>
    </section>
  );
}

/** Until the site has said what a question asks. */
function titleFromSlug(path: string): string {
  const words = partsOfPath(path).slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function counted(questions: number): string {
  return `${questions} ${questions === 1 ? 'question' : 'questions'}`;
}
