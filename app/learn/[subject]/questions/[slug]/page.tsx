import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Contents } from '@/components/question/contents';
import { Neighbors } from '@/components/question/neighbors';
import { Particulars } from '@/components/question/particulars';
import { TextSettings } from '@/components/reading/text-settings';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { JsonLd } from '@/components/site/json-ld';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { SiteSettings } from '@/lib/site/settings';
import { directionOf } from '@/lib/text/direction';
import { decodePart } from '../../../../parameters';
import { AnswerColumn } from './answer-column';
import { questionHead, questionStructure } from './head';
import { LinkingQuestions, RelatedQuestions } from './onward-sections';
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
  const { catalog, baseUrl, sendTextOnce } = library;
  const { site, subjects } = catalog.frame;
  const subject = catalog.findSubject(question.subject) ?? notFound();
  const answer = await library.renderAnswer(question.number);
  const walk = catalog.neighbors(question.number);
  const recordAt = (number: number | undefined) =>
    number === undefined ? undefined : catalog.record(number);
  return (
    <Shell page="question" siteName={site.name}>
      <JsonLd sendOnce={sendTextOnce} data={questionStructure(question, { subject, site, baseUrl })} />
      <article data-hue={subjectHues(subjects)[question.subject]}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1
            lang={question.language}
            dir={directionOf(question.language)}
            className={styles.question}
            data-long={question.question.length > 90 ? '' : undefined}
            {...titleContent(question.question, answer.titleHtml && sendTextOnce(answer.titleHtml))}
          />
        </Leaf>
        <div className={styles.answer}>
          <Leaf margin={<AnswerMargin question={question} answer={answer} site={site} />}>
            <AnswerColumn library={library} question={question} answer={answer} />
          </Leaf>
        </div>
        <RelatedQuestions library={library} question={question} />
        <LinkingQuestions library={library} question={question} />
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

interface AnswerMarginProps {
  readonly question: QuestionRecord;
  readonly answer: RenderedAnswer;
  readonly site: SiteSettings;
}

function AnswerMargin({ question, answer, site }: AnswerMarginProps) {
  return (
    <div className={styles.margin}>
      <Particulars
        question={question}
        isMachineWritten={site.isMachineWritten}
        className={styles.particulars}
      />
      <TextSettings />
      <Contents answer={answer} />
    </div>
  );
}
