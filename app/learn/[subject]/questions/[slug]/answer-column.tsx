import { Island } from '@/components/islands/island';
import { Keywords } from '@/components/question/keywords';
import { LandingHighlight } from '@/components/question/landing-highlight';
import { RenderedAnswerHtml } from '@/components/question/rendered-answer';
import { Quiz } from '@/components/quiz/quiz';
import { shownQuiz } from '@/components/quiz/shown-quiz';
import { ReadingIsland } from '@/components/reading/reading-island';
import { ReadingTools } from '@/components/reading/reading-tools';
import { MachineWritten } from '@/components/site/machine-written';
import { TakeAlong } from '@/components/take/take-along';
import type { Catalog } from '@/lib/catalog/open-catalog';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { Library } from '@/lib/library/library';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import {
  absolute,
  citePath,
  questionAddress,
  quizPath,
  searchPath,
  testPath,
  topicPath,
} from '@/lib/site/paths';
import { reportAddress } from '@/lib/site/report-address';
import { formatCalendarDate } from '@/lib/text/calendar-date';
import styles from './page.module.css';

interface AnswerColumnProps {
  readonly library: Library;
  readonly question: QuestionRecord;
  readonly answer: RenderedAnswer;
}

/** The answer, with the quiz before it and the tools for reading it after. */
export function AnswerColumn({ library, question, answer }: AnswerColumnProps) {
  const { catalog, baseUrl, capabilities, sendOnce, sendTextOnce } = library;
  const { site } = catalog.frame;
  const address = questionAddress(question);
  const url = absolute(baseUrl, address);
  return (
    <>
      {question.choices ? (
        <Quiz
          quiz={shownQuiz(question, answer, sendTextOnce)}
          action={capabilities.hasServer ? quizPath(question) : undefined}
          language={question.language}
        />
      ) : null}
      <section aria-labelledby="answer">
        <h2 id="answer" className="sr-only">
          Answer
        </h2>
        <Island
          name="landing-highlight"
          of={LandingHighlight}
          props={{ language: question.language ?? site.language }}
        />
        <RenderedAnswerHtml answer={sendOnce(answer)} language={question.language} />
      </section>
      <MachineWritten site={site} />
      <ReadingTools
        testHref={testPath({ question })}
        takeAlong={capabilities.hasServer ? <TakeAlong range={{ question }} count={1} /> : null}
        citeHref={capabilities.hasQuestionTails ? citePath(question) : undefined}
        reportHref={site.report && reportAddress(site.report, { url, title: question.question })}
      />
      <Island name="reading" of={ReadingIsland} props={{ path: address, title: question.question }} />
      <Keywords keywords={question.keywords.map((keyword) => keywordLink(catalog, keyword))} />
      <p className={styles.source}>
        “{question.question}” {site.name}
        {question.date ? `, ${formatCalendarDate(question.date, question.dateFormat)}` : ''}. {url}
      </p>
    </>
  );
}

/** A keyword leads to its topic, or to its search where too few questions share it. */
function keywordLink(catalog: Catalog, keyword: string) {
  const topic = catalog.topicOf(keyword);
  return { keyword, href: topic ? topicPath(topic.slug) : searchPath({ query: keyword }) };
}
