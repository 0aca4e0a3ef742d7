import { useMemo, useState } from 'react';
import { NameForm } from '@/components/study/name-form';
import { TakeAlong } from '@/components/take/take-along';
import { testPath } from '@/lib/site/paths';
import { sheetAddress, sheetQuestions } from '@/lib/site/sheet-address';
import { mostListed, pathMark } from '@/lib/site/take-address';
import { deleteList, firstList, renameList, savedIn } from '@/lib/study/model/lists';
import type { ListRecord, SavedRecord } from '@/lib/study/model/records';
import type { StudySession } from '@/lib/study/store/study-session';
import { ShareSection } from './sharing/share-section';
import styles from './shelf.module.css';
import type { OnDelete } from './undoable';

interface ListHeadingProps {
  readonly list: ListRecord;
  /** Questions in it, also before all of them are read. */
  readonly count: number;
  readonly session: StudySession;
  readonly hasServer: boolean;
  readonly onDelete: OnDelete;
}

/** The name of a list and what is done with all of it. */
export function ListHeading({ list, count, session, hasServer, onDelete }: ListHeadingProps) {
  const [doing, setDoing] = useState<Doing>();
  const saved = savedIn(session.view().state, list.id);
  const isEmpty = count === 0;
  const isFirst = list.id === firstList.id;
  const toggle = (what: Doing) => setDoing(doing === what ? undefined : what);
  const remove = async () => {
    const changes = await session.change((now, maker) => deleteList(now, list.id, maker));
    onDelete(isFirst ? `Emptied “${list.name}”.` : `Deleted “${list.name}”.`, changes);
  };
  return (
    <>
      <div className={styles.heading}>
        <h2>
          <bdi>{list.name}</bdi>
        </h2>
        <div className="study-row">
          {isEmpty ? null : <ListPages {...{ list, saved, count, hasServer }} />}
          {isEmpty ? null : (
            <Toggle isOpen={doing === 'sharing'} onPress={() => toggle('sharing')}>
              Share
            </Toggle>
          )}
          <Toggle isOpen={doing === 'renaming'} onPress={() => toggle('renaming')}>
            Rename
          </Toggle>
          {isFirst && isEmpty ? null : (
            <button type="button" className="study-link" onClick={remove}>
              {isFirst ? 'Empty it' : 'Delete'}
            </button>
          )}
        </div>
      </div>
      {isEmpty ? null : hasServer ? <ListFiles {...{ list, saved, count }} /> : <NoFiles />}
      {doing === 'renaming' ? (
        <RenameForm list={list} session={session} onDone={() => setDoing(undefined)} />
      ) : null}
      {doing === 'sharing' && !isEmpty ? <ShareSection name={list.name} saved={saved} /> : null}
    </>
  );
}

type Doing = 'renaming' | 'sharing' | undefined;

/** A button that opens something below. */
function Toggle({
  isOpen,
  onPress,
  children,
}: {
  readonly isOpen: boolean;
  readonly onPress: () => void;
  readonly children: string;
}) {
  return (
    <button type="button" className="study-link" aria-expanded={isOpen} onClick={onPress}>
      {children}
    </button>
  );
}

function RenameForm({
  list,
  session,
  onDone,
}: Pick<ListHeadingProps, 'list' | 'session'> & { readonly onDone: () => void }) {
  const rename = (name: string) => {
    onDone();
    void session.change((now, maker) => renameList(now, list.id, name, maker));
  };
  return <NameForm label="Name of this list" name={list.name} action="Rename" onName={rename} />;
}

interface ListPagesProps extends Pick<ListHeadingProps, 'list' | 'count' | 'hasServer'> {
  readonly saved: readonly SavedRecord[];
}

/** Files to take along, which the server makes of the first questions. */
function ListFiles({ list, saved, count }: Omit<ListPagesProps, 'hasServer'>) {
  const marks = useMemo(() => saved.slice(0, mostListed).map(({ path }) => pathMark(path)), [saved]);
  return (
    <div className={styles.files}>
      <TakeAlong range={{ title: list.name, marks }} title={list.name} count={count} />
    </div>
  );
}

/** Said where the site is plain files, in which nothing can be made of a reader's own list. */
function NoFiles() {
  return (
    <p className={styles.note}>
      A sheet to print, and books or cards to take along, cannot be made of a list here: that takes a server,
      and this site is plain files.
    </p>
  );
}

/** Pages that are made of a list: a test on the device, and a sheet, for which its paths go to the server. */
function ListPages({ list, saved, count, hasServer }: ListPagesProps) {
  const questions = saved.slice(0, sheetQuestions).map(({ path }) => path);
  return (
    <>
      <a className="study-link" href={testPath({ list: list.id })}>
        Test yourself
      </a>
      {hasServer ? (
        <a className="study-link" href={sheetAddress({ questions })}>
          {count > sheetQuestions ? `Print a sheet of the first ${sheetQuestions}` : 'Print a sheet'}
        </a>
      ) : null}
    </>
  );
}
