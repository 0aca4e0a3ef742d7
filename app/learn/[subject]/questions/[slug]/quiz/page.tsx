import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AnswerRules } from '@/components/question/rendered-answer';
import { Quiz } from '@/components/quiz/quiz';
import { shownQuiz } from '@/components/quiz/shown-quiz';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { currentLibrary } from '@/lib/library/current';
import { questionAddress, quizPath } from '@/lib/site/paths';
import { directionOf } from '@/lib/text/direction';
import { canonicalUrl } from '../../../../../canonical-url';
import { firstOf, type SearchParams } from '../../../../../parameters';
import { findQuestion, type QuestionParams } from '../cited';
import styles from './page.module.css';

interface Props extends QuestionParams {
  readonly searchParams: SearchParams;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const question = (await findQuestion(props)) ?? notFound();
  const { catalog, baseUrl } = currentLibrary();
  return {
    title: `Check yourself: ${question.question} · ${catalog.frame.site.name}`,
    alternates: { canonical: canonicalUrl(question, baseUrl) },
    robots: { index: false, follow: true },
  };
}

/** What a reader without scripts chose, told right from wrong. */
export default async function QuizPage(props: Props) {
  const question = (await findQuestion(props)) ?? notFound();
  if (question.choices === undefined) notFound();
  const library = currentLibrary();
  const { site, subjects } = library.catalog.frame;
  const subject = library.catalog.findSubject(question.subject) ?? notFound();
  const answer = await library.renderAnswer(question.number);
  const quiz = shownQuiz(question, answer, library.sendTextOnce);
  const chosen = (firstOf((await props.searchParams).chosen) ?? '').split('.').map(Number);
  return (
    <Shell page="quiz" siteName={site.name}>
      <article data-hue={subjectHues(subjects)[question.subject]}>
        <AnswerRules answer={library.sendOnce(answer)} />
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1 lang={question.language} dir={directionOf(question.language)} className={styles.title}>
            {question.question}
          </h1>
          <div className={styles.quiz}>
            <Quiz quiz={quiz} action={quizPath(question)} chosen={chosen} language={question.language} />
          </div>
          <p className={styles.on}>
            <a href={questionAddress(question)}>Read the whole answer</a>
          </p>
        </Leaf>
      </article>
    </Shell>
  );
}
