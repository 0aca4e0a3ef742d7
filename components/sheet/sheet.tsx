import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import { questionAddress } from '@/lib/site/paths';
import type { SheetForm } from '@/lib/site/sheet-address';
import { directionOf } from '@/lib/text/direction';
import { RenderedAnswerHtml } from '../question/rendered-answer';
import styles from './sheet.module.css';

/** A question on a sheet, with what the form of the sheet shows of its answer. */
export interface SheetEntry {
  readonly question: QuestionRecord;
  /** The whole, with ids of its own; undefined where the form shows less. */
  readonly answer?: RenderedAnswer | undefined;
  /** Where it is from. */
  readonly source?: string | undefined;
  /** The first sentences as plain text. */
  readonly beginning?: string | undefined;
}

interface SheetProps {
  readonly form: SheetForm;
  readonly entries: readonly SheetEntry[];
}

const writingLines = 9;

/** Questions to be printed: with their answers, with room to write, or with answers where they are not seen at once. */
export function Sheet({ form, entries }: SheetProps) {
  return (
    <>
      <ol className={form === 'summary' ? styles.columns : styles.questions}>
        {entries.map((entry) => (
          <li key={entry.question.number} className={styles.entry}>
            <Title question={entry.question} />
            {form === 'answers' ? <Answer entry={entry} /> : null}
            {form === 'lines' ? <Lines /> : null}
            {form === 'summary' ? <Beginning entry={entry} /> : null}
            {form === 'flipped' ? (
              <div className={styles.flipped}>
                <Beginning entry={entry} />
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {form === 'end' ? (
        <section className={styles.answers} aria-labelledby="answers">
          <h2 id="answers">Answers</h2>
          <ol className={styles.questions}>
            {entries.map((entry) => (
              <li key={entry.question.number} className={styles.entry}>
                <Title question={entry.question} isRepeated />
                <Answer entry={entry} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

function Title({
  question,
  isRepeated = false,
}: {
  readonly question: QuestionRecord;
  readonly isRepeated?: boolean;
}) {
  const { language } = question;
  const Heading = isRepeated ? 'h3' : 'h2';
  return (
    <Heading lang={language} dir={directionOf(language)} className={styles.title}>
      <a href={questionAddress(question)}>{question.question}</a>
    </Heading>
  );
}

function Answer({ entry: { answer, question, source } }: { readonly entry: SheetEntry }) {
  return answer === undefined ? null : (
    <>
      <RenderedAnswerHtml answer={answer} language={question.language} className={styles.answer} />
      <p className={styles.cited}>{source}</p>
    </>
  );
}

function Beginning({ entry: { beginning, question } }: { readonly entry: SheetEntry }) {
  return (
    <p lang={question.language} dir={directionOf(question.language)} className={styles.beginning}>
      {beginning}
    </p>
  );
}

/** Room to write in; who hears the page is not told of each line. */
function Lines() {
  return (
    <div className={styles.lines} aria-hidden="true">
      {Array.from({ length: writingLines }, (_, i) => (
        <i key={i} />
      ))}
    </div>
  );
}
