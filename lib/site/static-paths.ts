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
  home: '.',
  lost: 'lost',
  question: 'learn/[subject]/questions/[slug]',
  'question-map': 'learn/[subject]/questions/[slug]/map',
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
