import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { TakenFile } from '@/lib/site/take-address';
import { writeCardsText } from './anki/cards-text';
import { writeDeck } from './anki/deck-package';
import { writeBook } from './book/write-book';
import { writeSource } from './markdown/source';
import { writeSourcesZip } from './markdown/sources-zip';
import { writeCsv } from './tables/csv';
import type { Taken } from './taken';
import type { TakenLibrary } from './taken-library';

type Write = (taken: Taken, library: TakenLibrary) => Promise<Buffer>;

const writers: Readonly<Record<TakenFile, Write>> = {
  'book.epub': writeBook,
  'deck.apkg': writeDeck,
  'cards.txt': ({ questions }, library) => writeCardsText(questions, library),
  'questions.csv': ({ questions }, library) => writeCsv(questions, library),
  'question.md': ({ questions: [first] }, library) => writeSource(only(first), library),
  'questions.zip': ({ questions }, library) => writeSourcesZip(questions, library),
};

export interface MadeFile {
  readonly bytes: Buffer;
  /** Whether an answer is in it as plain text since the machine was too busy: another try may give more. */
  readonly isLesser: boolean;
}

/** A file that questions are taken along in. */
export async function makeTaken(file: TakenFile, taken: Taken, library: TakenLibrary): Promise<MadeFile> {
  let isLesser = false;
  const renderTaken: TakenLibrary['renderTaken'] = async (...asked) => {
    const answer = await library.renderTaken(...asked);
    isLesser ||= answer.isLesser ?? false;
    return answer;
  };
  return { bytes: await writers[file](taken, { ...library, renderTaken }), isLesser };
}

function only(question: QuestionRecord | undefined): QuestionRecord {
  if (question === undefined) throw new Error('nothing is taken along');
  return question;
}
