import { type ChangeEvent, useState } from 'react';
import { keepShelf } from '@/components/study/keeping';
import { painted } from '@/components/study/painted';
import { kinds } from '@/lib/study/model/records';
import type { StudySession } from '@/lib/study/store/study-session';
import type { StudyStore } from '@/lib/study/store/study-store';
import { buildStudyFile, parseStudyFile, refusalBySize } from '@/lib/study/transfer/study-file';
import styles from './shelf.module.css';

interface TransferSectionProps {
  readonly store: StudyStore;
  readonly session: StudySession;
}

/** Everything kept as one file, and back. */
export function TransferSection({ store, session }: TransferSectionProps) {
  const [words, setWords] = useState('');
  const [progress, setProgress] = useState<Progress>();
  const exportFile = async () => {
    try {
      saveFile(buildStudyFile(await store.read(kinds)));
      setWords('Exported. Keep the file where you will find it.');
    } catch (error) {
      setWords(error instanceof Error ? error.message : String(error));
    }
  };
  const importFile = async ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const [file] = input.files ?? [];
    if (!file) return;
    setWords('Reading the file …');
    await painted();
    setWords(await readFile(file, session, setProgress));
    setProgress(undefined);
    input.value = '';
  };
  return (
    <section aria-labelledby="keep-a-copy" className={styles.transfer}>
      <h2 id="keep-a-copy">Keep a copy</h2>
      <p className={styles.note}>
        Everything you keep is on this device alone. A file carries it to another device or browser, and is
        what remains if this browser clears it. What a file holds is merged with what is here: nothing is
        lost, and it may be read twice.
      </p>
      <div className="study-row">
        <button type="button" className="study-button" onClick={exportFile}>
          Export to a file
        </button>
        <label className={`study-button ${styles.file}`}>
          Import from a file
          <input type="file" accept="application/json,.json" className="sr-only" onChange={importFile} />
        </label>
      </div>
      <p role="status" className={styles.status}>
        {words}
      </p>
      {progress ? <progress className={styles.progress} aria-label="Import" {...progress} /> : null}
    </section>
  );
}

/** How many records of how many were merged. */
interface Progress {
  readonly value: number;
  readonly max: number;
}

/** @returns what the reader is told */
async function readFile(
  file: File,
  session: StudySession,
  onProgress: (progress: Progress) => void,
): Promise<string> {
  const tooLarge = refusalBySize(file.size);
  if (tooLarge !== undefined) return tooLarge;
  const text = await file.text().catch(() => undefined);
  if (text === undefined) return 'This file could not be read.';
  const outcome = parseStudyFile(text);
  if (outcome.status === 'refused') return outcome.reason;
  const max = outcome.changes.length;
  const kept = await session.change(
    () => outcome.changes,
    (value) => onProgress({ value, max }),
  );
  if (!kept) return session.view().failure?.message ?? '';
  await keepShelf();
  return `Imported: ${outcome.changes.length.toLocaleString('en')} records were merged with what is here.`;
}

function saveFile(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `shelf-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
