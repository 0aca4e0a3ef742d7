import { useState } from 'react';
import { testPath } from '@/lib/site/paths';
import { sheetAddress, sheetQuestions } from '@/lib/site/sheet-address';
import { deleteList, firstList, maxNameLength, renameList, savedIn } from '@/lib/study/model/lists';
import type { Change, ListRecord, SavedRecord } from '@/lib/study/model/records';
import type { StudySession } from '@/lib/study/store/study-session';
import { ShareSection } from './share-section';
import styles from './shelf.module.css';

interface ListHeadingProps {
  readonly list: ListRecord;
  readonly session: StudySession;
  readonly hasSheets: boolean;
  readonly onDelete: (words: string, changes: readonly Change[] | undefined) => void;
}

/** The name of a list and what is done with all of it. */
export function ListHeading({ list, session, hasSheets, onDelete }: ListHeadingProps) {
  const [doing, setDoing] = useState<'renaming' | 'sharing' | undefined>();
  const [name, setName] = useState(list.name);
  const saved = savedIn(session.view().state, list.id);
  const toggle = (what: 'renaming' | 'sharing') => {
    setName(list.name);
    setDoing(doing === what ? undefined : what);
  };
  const remove = async () => {
    const changes = await session.change((now, maker) => deleteList(now, list.id, maker));
    onDelete(list.id === firstList.id ? `Emptied “${list.name}”.` : `Deleted “${list.name}”.`, changes);
  };
  return (
    <>
      <div className={styles.heading}>
        <h2>
          <bdi>{list.name}</bdi>
        </h2>
        <div className="study-row">
          {saved.length > 0 ? <ListPages list={list} saved={saved} hasSheets={hasSheets} /> : null}
          <button
            type="button"
            className="study-link"
            aria-expanded={doing === 'sharing'}
            disabled={saved.length === 0}
            onClick={() => toggle('sharing')}
          >
            Share
          </button>
          <button
            type="button"
            className="study-link"
            aria-expanded={doing === 'renaming'}
            onClick={() => toggle('renaming')}
          >
            Rename
          </button>
          {list.id === firstList.id && saved.length === 0 ? null : (
            <button type="button" className="study-link" onClick={remove}>
              {list.id === firstList.id ? 'Empty it' : 'Delete'}
            </button>
          )}
        </div>
      </div>
      {doing === 'renaming' ? (
        <form
          className="study-row"
          onSubmit={(event) => {
            event.preventDefault();
            setDoing(undefined);
            void session.change((now, maker) => renameList(now, list.id, name, maker));
          }}
        >
          <input
            className="study-field"
            aria-label="Name of this list"
            maxLength={maxNameLength}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <button type="submit" className="study-button">
            Rename
          </button>
        </form>
      ) : null}
      {doing === 'sharing' && saved.length > 0 ? <ShareSection name={list.name} saved={saved} /> : null}
    </>
  );
}

/** Pages that are made of a list: a test on the device, and a sheet, for which its paths go to the server. */
function ListPages({
  list,
  saved,
  hasSheets,
}: Pick<ListHeadingProps, 'list' | 'hasSheets'> & { readonly saved: readonly SavedRecord[] }) {
  const questions = saved.slice(0, sheetQuestions).map(({ path }) => path);
  return (
    <>
      <a className="study-link" href={testPath({ list: list.id })}>
        Test yourself
      </a>
      {hasSheets ? (
        <a className="study-link" href={sheetAddress({ questions })}>
          {saved.length > sheetQuestions ? `Print a sheet of the first ${sheetQuestions}` : 'Print a sheet'}
        </a>
      ) : null}
    </>
  );
}
