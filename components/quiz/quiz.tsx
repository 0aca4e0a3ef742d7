import { applicationPath, partStylesPath } from '@/lib/site/static-paths';
import { directionOf } from '@/lib/text/direction';
import styles from './quiz.module.css';

/** A line of text, with HTML where formulas stand in one of its kind; empty where there is none. */
interface ShownLine {
  readonly text: string;
  readonly html: string | undefined;
}

/** A quiz as it is shown. */
export interface ShownQuiz {
  /** What is asked, where it is not the question of the page. */
  readonly prompt: ShownLine;
  readonly choices: readonly ShownChoice[];
}

interface ShownChoice {
  readonly text: ShownLine;
  readonly isRight: boolean;
  readonly why: ShownLine;
}

interface QuizProps {
  readonly quiz: ShownQuiz;
  /** Where the server answers; undefined where there is none. */
  readonly action: string | undefined;
  /** Places (from 1) of what the reader chose, where that is to be told right from wrong. */
  readonly chosen?: readonly number[];
  readonly language?: string | undefined;
}

/**
 * A form that checks a reader before the answer is read: by itself where scripts run (`check-quiz.ts`), else by the server.
 * Where there is neither, the right ones open.
 */
export function Quiz({ quiz: { prompt, choices }, action, chosen, language }: QuizProps) {
  const hasMany = choices.filter(({ isRight }) => isRight).length > 1;
  const isRight = (place: number) => choices[place - 1]?.isRight ?? false;
  const outcome =
    chosen &&
    (chosen.every(isRight) && choices.filter(({ isRight }) => isRight).length === chosen.length
      ? 'Right.'
      : 'Not quite. What is right is marked.');
  const site = process.env.NEXT_PUBLIC_SITE;
  return (
    <section className={`${styles.quiz} no-print`} aria-labelledby="quiz">
      {site === undefined ? null : (
        <>
          <link rel="stylesheet" href={partStylesPath(site, 'quiz')} precedence="page" />
          <script type="module" src={applicationPath(site, 'quiz')} />
        </>
      )}
      <h2 id="quiz">Check yourself</h2>
      <form action={action} data-quiz="">
        <fieldset>
          <legend lang={language} dir={directionOf(language)}>
            {prompt.text === '' ? hasMany ? 'Which are right?' : 'Which is right?' : <Line line={prompt} />}
            {hasMany ? ' There are several.' : null}
          </legend>
          <ul lang={language} dir={directionOf(language)}>
            {choices.map((choice, i) => (
              <Option
                key={choice.text.text}
                choice={choice}
                place={i + 1}
                hasMany={hasMany}
                chosen={chosen}
              />
            ))}
          </ul>
        </fieldset>
        <p className={styles.end}>
          <button type="submit" className={action === undefined ? 'needs-scripts' : undefined}>
            Check
          </button>
          <strong role="status">{outcome}</strong>
        </p>
      </form>
      {action === undefined ? <Solution choices={choices} language={language} /> : null}
    </section>
  );
}

function Option({
  choice,
  place,
  hasMany,
  chosen,
}: {
  readonly choice: ShownChoice;
  readonly place: number;
  readonly hasMany: boolean;
  readonly chosen: readonly number[] | undefined;
}) {
  const isChosen = chosen?.includes(place) ?? false;
  const isTold = isChosen || (chosen !== undefined && choice.isRight);
  return (
    <li
      data-right={choice.isRight ? '' : undefined}
      data-state={isTold ? (choice.isRight ? 'right' : 'wrong') : undefined}
    >
      <label>
        <input
          type={hasMany ? 'checkbox' : 'radio'}
          name={hasMany ? `c${place}` : 'chosen'}
          value={hasMany ? 1 : place}
          required={!hasMany}
          defaultChecked={isChosen}
        />
        <Line line={choice.text} />
      </label>
      <p hidden={!isTold}>
        <strong>{choice.isRight ? 'Right.' : 'Not right.'}</strong> <Line line={choice.why} />
      </p>
    </li>
  );
}

/** What is right, for a page of files whose scripts do not run. */
function Solution({
  choices,
  language,
}: {
  readonly choices: readonly ShownChoice[];
  readonly language: string | undefined;
}) {
  return (
    <details className={`${styles.solution} without-scripts`}>
      <summary>Show what is right</summary>
      <ul lang={language} dir={directionOf(language)}>
        {choices
          .filter(({ isRight }) => isRight)
          .map(({ text, why }) => (
            <li key={text.text}>
              <Line line={text} /> <Line line={why} />
            </li>
          ))}
      </ul>
    </details>
  );
}

/** Text, or formulas set amid text. */
function Line({ line: { text, html } }: { readonly line: ShownLine }) {
  if (text === '') return null;
  if (!html) return <span>{text}</span>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped text and formulas, by lib/markdown
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
