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
  offline: 'offline',
  'offline-removal': 'offline/remove',
  question: 'learn/[subject]/questions/[slug]',
  'question-map': 'learn/[subject]/questions/[slug]/map',
  quiz: 'learn/[subject]/questions/[slug]/quiz',
  review: 'review',
  sheet: 'sheet',
  shelf: 'shelf',
  subject: 'learn/[subject]',
  'subject-map': 'learn/[subject]/map',
  subjects: 'learn',
  topic: 'topics/[topic]',
  topics: 'topics',
} as const;

export type PageKind = keyof typeof pageKinds;

/**
 * Parts of pages that are applications, with a script of their own beside that of all reading pages: `hydrate-<name>.ts` in
 * `components/islands`.
 */
export const applicationNames = ['offline', 'offline-removal', 'quiz', 'review', 'shelf'] as const;
export type ApplicationName = (typeof applicationNames)[number];

export function applicationPath(site: string, name: ApplicationName): string {
  return `${folder}/${name}-${site}.js`;
}

export function islandsPath(site: string): string {
  return `${folder}/islands-${site}.js`;
}

export function pageStylesPath(site: string, kind: PageKind): string {
  return `${folder}/page-${kind}-${site}.css`;
}

export function formulaStylesPath(site: string): string {
  return `${folder}/formulas-${site}.css`;
}

/** The rules of what shows only once a reader acts: the script of reading pages fetches them. */
export function lateStylesPath(site: string): string {
  return `${folder}/late-${site}.css`;
}

/** What only some pages of a kind hold: they fetch its rules by themselves. */
export const pageParts = ['quiz', 'code', 'tables', 'blocks', 'faces'] as const;
export type PagePart = (typeof pageParts)[number];

export function partStylesPath(site: string, part: PagePart): string {
  return `${folder}/part-${part}-${site}.css`;
}

/** A file of one of KaTeX's faces; it is named after its bytes. */
export function formulaFontPath(file: string): string {
  return `${folder}/${formulaFontFolder}/${file}`;
}

/** Beside the style sheets that name what lies in it. */
export const formulaFontFolder = 'fonts';
