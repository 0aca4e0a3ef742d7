import { type ReactNode, useEffect, useState } from 'react';
import type { ShelfSubject } from '@/components/shelf/shelf-subject';
import { type SiteTitle, useTitles } from '@/components/shelf/use-titles';
import { keepShelf } from '@/components/study/keeping';
import { questionAddress } from '@/lib/site/paths';
import { addListWith, firstList, listsOf, saveQuestions } from '@/lib/study/model/lists';
import { partsOfPath } from '@/lib/study/model/question-path';
import type { StudySession } from '@/lib/study/store/study-session';
import { parseShareFragment, type SharedList, type SharedOutcome } from '@/lib/study/transfer/share-link';
import { counted } from '@/lib/text/counted';
import styles from './box.module.css';

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
  if (!outcome) return null;
  if (outcome.status === 'list') return <Offered list={outcome.list} {...{ subjects, session, onDone }} />;
  return (
    <section className={styles.box} aria-label="Shared list">
      <p>{outcome.reason}</p>
      <button type="button" className="study-button" onClick={() => onDone()}>
        Go to your shelf
      </button>
    </section>
  );
}

function Offered({
  list,
  subjects,
  session,
  onDone,
}: Omit<SharedListProps, 'fragment'> & { readonly list: SharedList }) {
  const titles = useTitles(list.paths, subjects);
  const questions = list.paths.map((path) => sharedQuestion(path, titles.get(path)));
  const there = questions.filter(({ isGone }) => !isGone);
  const keep = async (isNew: boolean) => {
    const kept = await keepShared(session, { name: isNew ? list.name : undefined, questions: there });
    if (kept !== undefined) onDone(kept);
  };
  return (
    <section className={styles.box} aria-labelledby="shared">
      <h2 id="shared">
        Shared with you: <bdi>{list.name}</bdi>
      </h2>
      <p className={styles.note}>
        {counted(there.length, 'question')} of this library. Nothing of it is kept until you say so.
        {there.length < questions.length
          ? ` ${counted(questions.length - there.length, 'question')} of the list ${questions.length - there.length === 1 ? 'is' : 'are'} not in this library.`
          : ''}
      </p>
      <ol className={styles.shared}>
        {questions.map(({ path, title, isGone }) => (
          <li key={path} dir="auto">
            {isGone ? <s>{title}</s> : <a href={questionAddress(partsOfPath(path))}>{title}</a>}
          </li>
        ))}
      </ol>
      <div className="study-row">
        <KeepButton isOff={there.length === 0} onKeep={() => keep(true)}>
          Keep as a list of its own
        </KeepButton>
        <KeepButton isOff={there.length === 0} onKeep={() => keep(false)}>
          Add to “{listsOf(session.view().state)[0]?.name ?? firstList.name}”
        </KeepButton>
        <button type="button" className="study-link" onClick={() => onDone()}>
          Do not keep it
        </button>
      </div>
    </section>
  );
}

function KeepButton({
  isOff,
  onKeep,
  children,
}: {
  readonly isOff: boolean;
  readonly onKeep: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className="study-button" disabled={isOff} onClick={onKeep}>
      {children}
    </button>
  );
}

interface SharedQuestion {
  /** Question path, `subject/slug`, as the site has it now. */
  readonly path: string;
  readonly title: string;
  readonly isGone: boolean;
}

function sharedQuestion(path: string, now: SiteTitle | undefined): SharedQuestion {
  return {
    path: now?.status === 'moved' ? now.path : path,
    title: now && now.status !== 'gone' ? now.title : titleFromSlug(path),
    isGone: now?.status === 'gone',
  };
}

/**
 * Keeps what was handed over.
 * @param shared.name of the list it becomes; undefined where it is added to the first
 * @returns id of the list it is in, or undefined where it could not be kept
 */
async function keepShared(
  session: StudySession,
  { name, questions }: { readonly name: string | undefined; readonly questions: readonly SharedQuestion[] },
): Promise<string | undefined> {
  let list: string = firstList.id;
  const kept = await session.change((state, maker) => {
    if (name === undefined) return saveQuestions(state, { list, questions }, maker);
    const made = addListWith(state, { name, questions }, maker);
    list = made.list;
    return made.changes;
  });
  if (!kept) return undefined;
  await keepShelf();
  return list;
}

/** Until the site has said what a question asks. */
function titleFromSlug(path: string): string {
  const words = partsOfPath(path).slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
