/**
 * Addresses of what the build of the site writes for reading pages beside what Next does. They are named after the site's
 * sources: pages that name them are built before they are.
 */
const folder = '/_next/static';

/** Kinds of reading pages, with their folders in `app`. */
export const pageKinds = {
  about: 'about',
  citations: 'learn/[subject]/questions/[slug]/cite',
  comparison: 'compare',
  'group-map': 'learn/[subject]/map/[group]',
  home: '.',
  lost: 'lost',
  question: 'learn/[subject]/questions/[slug]',
  'question-map': 'learn/[subject]/questions/[slug]/map',
  quiz: 'learn/[subject]/questions/[slug]/quiz',
  review: 'review',
  sheet: 'sheet',
  subject: 'learn/[subject]',
  'subject-map': 'learn/[subject]/map',
  subjects: 'learn',
  topic: 'topics/[topic]',
  topics: 'topics',
} as const;

export type PageKind = keyof typeof pageKinds;

export function islandsPath(site: string): string {
  return `${folder}/islands-${site}.js`;
}

export function pageStylesPath(site: string, kind: PageKind): string {
  return `${folder}/page-${kind}-${site}.css`;
}

export function formulaStylesPath(site: string): string {
  return `${folder}/formulas-${site}.css`;
}

/** What only some pages of a kind hold, with the style module whose rules they fetch for it. */
export const pageParts = { quiz: 'components/quiz/quiz.module.css' } as const;

export function partStylesPath(site: string, part: keyof typeof pageParts): string {
  return `${folder}/part-${part}-${site}.css`;
}

/** What some pages run beside the script of the islands, made of these sources. */
export const pageScripts = {
  quiz: 'components/quiz/run-quizzes.ts',
  review: 'components/recall/hydrate-recall.ts',
} as const;

export function pageScriptPath(site: string, name: keyof typeof pageScripts): string {
  return `${folder}/${name}-${site}.js`;
}

/** A file of one of KaTeX's faces; it is named after its bytes. */
export function formulaFontPath(file: string): string {
  return `${folder}/${formulaFontFolder}/${file}`;
}

/** Beside the style sheets that name what lies in it. */
export const formulaFontFolder = 'fonts';
