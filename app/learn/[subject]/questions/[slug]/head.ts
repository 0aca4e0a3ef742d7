import type { Metadata } from 'next';
import type { QuestionRecord, SubjectRecord } from '@/lib/catalog/question-record';
import type { Choice } from '@/lib/content/fields/choice-fields';
import { absolute, homePath, learnPath, subjectPath } from '@/lib/site/paths';
import type { SiteSettings } from '@/lib/site/settings';
import { canonicalUrl } from '../../../../canonical-url';

/** Titles beyond this are cut by search engines; then the site's name is left out. */
const titleLength = 60;

/** schema.org's word for text that a trained model wrote. */
const machineWritten = 'https://schema.org/TrainedAlgorithmicMediaDigitalSource';

interface Site {
  readonly site: SiteSettings;
  readonly baseUrl: string;
}

/** Title, description, canonical address, Open Graph and citation tags. */
export function questionHead(question: QuestionRecord, { site, baseUrl }: Site): Metadata {
  const withName = `${question.question} · ${site.name}`;
  const title = withName.length <= titleLength ? withName : question.question;
  const canonical = canonicalUrl(question, baseUrl);
  const { summary: description, date, author } = question;
  return {
    title,
    description,
    alternates: { canonical },
    ...(question.noIndex ? { robots: { index: false } } : {}),
    openGraph: {
      title: question.question,
      description,
      url: canonical,
      siteName: site.name,
      type: 'article',
      ...(date ? { publishedTime: date } : {}),
    },
    twitter: { card: 'summary', title: question.question, description },
    other: {
      citation_title: question.question,
      citation_public_url: canonical,
      citation_language: question.language ?? site.language,
      ...(author ? { citation_author: author } : {}),
      ...(date ? { citation_publication_date: date.replaceAll('-', '/') } : {}),
    },
  };
}

/** Breadcrumbs and an education Q&A quiz, equal to what the page shows. */
export function questionStructure(
  question: QuestionRecord,
  page: Site & { readonly subject: SubjectRecord },
): object {
  const { site, baseUrl, subject } = page;
  const url = canonicalUrl(question, baseUrl);
  const crumbs = [
    { name: 'Home', path: homePath },
    { name: 'Subjects', path: learnPath },
    { name: subject.title, path: subjectPath(subject.slug) },
  ];
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'BreadcrumbList',
        itemListElement: crumbs.map(({ name, path }, i) => ({
          '@type': 'ListItem',
          position: i + 1,
          name,
          item: absolute(baseUrl, path),
        })),
      },
      {
        '@type': 'Quiz',
        url,
        inLanguage: question.language ?? site.language,
        about: { '@type': 'Thing', name: subject.title },
        ...(question.date ? { datePublished: question.date } : {}),
        hasPart: [
          {
            '@type': 'Question',
            eduQuestionType: 'Flashcard',
            text: question.question,
            acceptedAnswer: {
              '@type': 'Answer',
              text: question.summary,
              url,
              ...(site.isMachineWritten ? { digitalSourceType: machineWritten } : {}),
            },
          },
          ...(question.choices ? [choiceStructure(question, question.choices)] : []),
        ],
      },
    ],
  };
}

/** The options as schema.org has them, with their places and why they are right or not. */
function choiceStructure({ question, choicesPrompt }: QuestionRecord, choices: readonly Choice[]): object {
  const answers = choices.map(({ text, why }, i) => ({
    '@type': 'Answer',
    position: i,
    text,
    ...(why === undefined ? {} : { answerExplanation: { '@type': 'Comment', text: why } }),
  }));
  const right = answers.filter((_, i) => choices[i]?.isRight);
  return {
    '@type': 'Question',
    learningResourceType: 'Practice problem',
    eduQuestionType: right.length > 1 ? 'Checkbox' : 'Multiple choice',
    text: choicesPrompt ?? question,
    suggestedAnswer: answers.filter((_, i) => !choices[i]?.isRight),
    acceptedAnswer: right.length > 1 ? right : right[0],
  };
}
