import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Keywords } from '@/components/question/keywords';
import { QuestionList } from '@/components/question/question-list';
import { RenderedAnswerHtml } from '@/components/question/rendered-answer';
import { Breadcrumbs } from '@/components/site/breadcrumbs';
import { JsonLd } from '@/components/site/json-ld';
import { Shell } from '@/components/site/shell';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import { absolute, homePath, learnPath, questionAddress, subjectPath } from '@/lib/site/paths';
import { subjectHues } from '@/lib/site/subject-hues';
import { formatCalendarDate } from '@/lib/text/calendar-date';
import { decodePart } from '../../../../parameters';
import { canonicalOf, questionHead, questionStructure } from './head';
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
  const related = question.related.map((number) => library.catalog.record(number));
  return (
    <Shell siteName={site.name}>
      <JsonLd
        data={questionStructure(question, {
          subject,
          site,
          url: absolute(library.baseUrl, canonicalOf(question)),
          baseUrl: library.baseUrl,
        })}
      />
      <article className={styles.page} data-hue={hues[question.subject]}>
        <Breadcrumbs
          crumbs={[
            { name: 'Home', path: homePath },
            { name: 'Subjects', path: learnPath },
            { name: subject.title, path: subjectPath(subject.slug) },
          ]}
        />
        <h1 className={styles.question} data-long={question.question.length > 90 ? '' : undefined}>
          {question.question}
        </h1>
        <p className={styles.about}>
          {question.date ? (
            <span>
              {question.dateLabel}{' '}
              <time dateTime={question.date}>{formatCalendarDate(question.date, question.dateFormat)}</time>
            </span>
          ) : null}
          {question.author ? <span>{question.author}</span> : null}
          <span>{question.minutes} min read</span>
        </p>
        <section aria-labelledby="answer">
          <h2 id="answer" className="sr-only">
            Answer
          </h2>
          <RenderedAnswerHtml answer={answer} />
        </section>
        <Keywords keywords={question.keywords} />
        {related.length > 0 ? (
          <section className={styles.related} aria-labelledby="related">
            <h2 id="related" className={styles.heading}>
              Related questions
            </h2>
            <QuestionList questions={related} hues={hues} />
          </section>
        ) : null}
        <Neighbours question={question} first={subject.first} count={subject.count} />
      </article>
    </Shell>
  );
}

/** The questions before and after this one in its subject. */
function Neighbours({
  question,
  first,
  count,
}: {
  readonly question: QuestionRecord;
  readonly first: number;
  readonly count: number;
}) {
  const { catalog } = currentLibrary();
  const before = question.number > first ? catalog.record(question.number - 1) : undefined;
  const after = question.number < first + count - 1 ? catalog.record(question.number + 1) : undefined;
  if (!before && !after) return null;
  return (
    <nav className={styles.neighbours} aria-label="In this subject">
      {before ? (
        <a rel="prev" href={questionAddress(before)}>
          <span>Previous</span> {before.question}
        </a>
      ) : null}
      {after ? (
        <a rel="next" href={questionAddress(after)}>
          <span>Next</span> {after.question}
        </a>
      ) : null}
    </nav>
  );
}
