import { rowsMark } from '@/components/study/row-buttons';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { questionAddress } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import { tellingWord } from '@/lib/text/words/telling-word';
import styles from './question-list.module.css';
import { WithheldMark } from './withheld-mark';

interface QuestionListProps {
  readonly questions: readonly QuestionRecord[];
  readonly hues: Readonly<Record<string, number>>;
  /** Names of the subjects, where questions of several stand together. */
  readonly subjectTitles?: Readonly<Record<string, string>>;
  /** Number of the first one, where the list is numbered. */
  readonly numberedFrom?: number;
  /** Whether the questions stand alone, without their summaries. */
  readonly isBrief?: boolean;
  /** Ids of entries that links lead to, by catalog number. */
  readonly anchors?: ReadonlyMap<number, string> | undefined;
  /** The language of the library, where the list stands in the order of what titles tell of: that word is set apart. */
  readonly indexedIn?: string | undefined;
}

const rows = { [rowsMark]: '' };

/** Questions with their summaries, parted by hairlines; numbered ones hang their numerals in the margin. */
export function QuestionList({
  questions,
  hues,
  subjectTitles,
  numberedFrom,
  isBrief = false,
  anchors,
  indexedIn,
}: QuestionListProps) {
  const entries = questions.map((question, i) => (
    <li
      key={question.number}
      id={anchors?.get(question.number)}
      className={styles.entry}
      data-hue={hues[question.subject] ?? 0}
    >
      {numberedFrom === undefined ? null : (
        <span className={styles.number} aria-hidden="true">
          {numberedFrom + i}
        </span>
      )}
      {subjectTitles ? <p className={styles.subject}>{subjectTitles[question.subject]}</p> : null}
      <a
        lang={question.language}
        dir={directionOf(question.language)}
        className={styles.question}
        href={questionAddress(question)}
      >
        {indexedIn === undefined ? (
          question.question
        ) : (
          <IndexedTitle title={question.question} language={indexedIn} />
        )}
      </a>
      <WithheldMark question={question} />
      {!isBrief && question.summary && question.summary !== question.question ? (
        <p lang={question.language} dir={directionOf(question.language)} className={styles.summary}>
          {question.summary}
        </p>
      ) : null}
    </li>
  ));
  return numberedFrom === undefined ? (
    <ul className={styles.list} {...rows}>
      {entries}
    </ul>
  ) : (
    <ol
      className={`${styles.list} ${styles.numbered}`}
      {...rows}
      start={numberedFrom}
      data-digits={String(numberedFrom + questions.length - 1).length}
    >
      {entries}
    </ol>
  );
}

/** A title in an index: the word that it stands under is set apart, where it is not the first. */
function IndexedTitle({ title, language }: { readonly title: string; readonly language: string }) {
  const word = tellingWord(title, language);
  if (word === undefined || word.start === 0) return title;
  return (
    <>
      {title.slice(0, word.start)}
      <b className={styles.telling}>{title.slice(word.start, word.end)}</b>
      {title.slice(word.end)}
    </>
  );
}
