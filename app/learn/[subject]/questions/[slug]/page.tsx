import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Island } from '@/components/islands/island';
import { Contents } from '@/components/question/contents';
import { Keywords } from '@/components/question/keywords';
import { LandingHighlight } from '@/components/question/landing-highlight';
import { Neighbors } from '@/components/question/neighbors';
import { Particulars } from '@/components/question/particulars';
import { QuestionList } from '@/components/question/question-list';
import { RenderedAnswerHtml } from '@/components/question/rendered-answer';
import { Quiz } from '@/components/quiz/quiz';
import { shownQuiz } from '@/components/quiz/shown-quiz';
import { ReadingIsland } from '@/components/reading/reading-island';
import { ReadingTools } from '@/components/reading/reading-tools';
import { TextSettings } from '@/components/reading/text-settings';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { JsonLd } from '@/components/site/json-ld';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { MachineWritten } from '@/components/site/machine-written';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { TakeAlong } from '@/components/take/take-along';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import {
  absolute,
  citePath,
  mapPath,
  questionAddress,
  quizPath,
  searchPath,
  testPath,
  topicPath,
} from '@/lib/site/paths';
import { reportAddress } from '@/lib/site/report-address';
import { formatCalendarDate } from '@/lib/text/calendar-date';
import { directionOf } from '@/lib/text/direction';
import { decodePart } from '../../../../parameters';
import { questionHead, questionStructure } from './head';
import styles from './page.module.css';

interface Props {
  readonly params: Promise<{ readonly subject: string; readonly slug: string }>;
}

async function load({ params }: Props): Promise<QuestionRecord> {
  const { subject, slug } = await params;
  const question = currentLibrary().catalog.find(`${decodePart(subject) ?? ''}/${decodePart(slug) ?? ''}`);
  return question ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { catalog, baseUrl } = currentLibrary();
  return questionHead(await load(props), { site: catalog.frame.site, baseUrl });
}

export default async function QuestionPage(props: Props) {
  const question = await load(props);
  const library = currentLibrary();
  const { site, subjects } = library.catalog.frame;
  const subject = library.catalog.findSubject(question.subject) ?? notFound();
  const hues = subjectHues(subjects);
  const answer = await library.renderAnswer(question.number);
  const address = questionAddress(question);
  const url = absolute(library.baseUrl, address);
  const subjectTitles = Object.fromEntries(subjects.map(({ slug, title }) => [slug, title]));
  const linkedFrom = library.catalog.linkedFrom(question.number);
  const related = question.related.map((number) => library.catalog.record(number));
  const walk = library.catalog.neighbors(question.number);
  const recordAt = (number: number | undefined) =>
    number === undefined ? undefined : library.catalog.record(number);
  return (
    <Shell page="question" siteName={site.name}>
      <JsonLd
        sendOnce={library.sendTextOnce}
        data={questionStructure(question, {
          subject,
          site,
          baseUrl: library.baseUrl,
        })}
      />
      <article data-hue={hues[question.subject]}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1
            lang={question.language}
            dir={directionOf(question.language)}
            className={styles.question}
            data-long={question.question.length > 90 ? '' : undefined}
            {...titleContent(question.question, answer.titleHtml && library.sendTextOnce(answer.titleHtml))}
          />
        </Leaf>
        <div className={styles.answer}>
          <Leaf
            margin={
              <div className={styles.margin}>
                <Particulars
                  question={question}
                  isMachineWritten={site.isMachineWritten}
                  className={styles.particulars}
                />
                <TextSettings />
                <Contents answer={answer} />
              </div>
            }
          >
            {question.choices ? (
              <Quiz
                quiz={shownQuiz(question, answer, library.sendTextOnce)}
                action={library.capabilities.hasServer ? quizPath(question) : undefined}
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
              <RenderedAnswerHtml answer={library.sendOnce(answer)} language={question.language} />
            </section>
            <MachineWritten site={site} />
            <ReadingTools
              testHref={testPath({ question })}
              takeAlong={library.capabilities.hasServer ? <TakeAlong range={{ question }} count={1} /> : null}
              citeHref={library.capabilities.hasQuestionTails ? citePath(question) : undefined}
              reportHref={site.report && reportAddress(site.report, { url, title: question.question })}
            />
            <Island name="reading" of={ReadingIsland} props={{ path: address, title: question.question }} />
            <Keywords keywords={question.keywords.map(keywordLink)} />
            <p className={styles.source}>
              “{question.question}” {site.name}
              {question.date ? `, ${formatCalendarDate(question.date, question.dateFormat)}` : ''}. {url}
            </p>
          </Leaf>
        </div>
        {related.length > 0 ? (
          <MarginSection id="related" title="Related questions">
            <QuestionList questions={related} hues={hues} subjectTitles={subjectTitles} />
            {library.capabilities.hasQuestionTails ? (
              <p className={`no-print ${styles.map}`}>
                <a href={mapPath(question)}>See them on a map</a>
              </p>
            ) : null}
          </MarginSection>
        ) : null}
        {linkedFrom.count > 0 ? (
          <MarginSection id="linked-from" title="Linked from">
            <QuestionList
              questions={linkedFrom.numbers.map((number) => library.catalog.record(number))}
              hues={hues}
              subjectTitles={subjectTitles}
              isBrief
            />
            {linkedFrom.count > linkedFrom.numbers.length ? (
              <p className={styles.map}>
                and {(linkedFrom.count - linkedFrom.numbers.length).toLocaleString('en')} more
              </p>
            ) : null}
          </MarginSection>
        ) : null}
        <Neighbors
          subjectTitle={subject.title}
          path={walk.path}
          previous={recordAt(walk.previous)}
          next={recordAt(walk.next)}
        />
      </article>
    </Shell>
  );
}

/** What the heading holds: text, or formulas set amid text. */
function titleContent(question: string, html: string | undefined) {
  return html ? { dangerouslySetInnerHTML: { __html: html } } : { children: question };
}

/** A keyword leads to its topic, or to its search where too few questions share it. */
function keywordLink(keyword: string) {
  const topic = currentLibrary().catalog.topicOf(keyword);
  return { keyword, href: topic ? topicPath(topic.slug) : searchPath({ query: keyword }) };
}
