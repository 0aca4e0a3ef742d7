/** How an admonition is called, and what its heading says where the author gives none. */
const headings = {
  note: 'Note',
  tip: 'Tip',
  info: 'Info',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
  danger: 'Danger',
} as const;

export type AdmonitionName = keyof typeof headings;

export const admonitionNames = Object.keys(headings) as readonly AdmonitionName[];

export function admonitionHeading(name: AdmonitionName): string {
  return headings[name];
}

export function isAdmonition(name: string): name is AdmonitionName {
  return Object.hasOwn(headings, name);
}

/** What MkDocs and Obsidian call them beside that. */
const otherNames: ReadonlyMap<string, AdmonitionName> = new Map(
  Object.entries({
    ...{ abstract: 'info', summary: 'info', tldr: 'info', todo: 'info', seealso: 'info', question: 'info' },
    ...{ example: 'note', quote: 'note', cite: 'note', help: 'info', faq: 'info' },
    ...{ hint: 'tip', success: 'tip', check: 'tip', done: 'tip', attention: 'warning' },
    ...{ failure: 'danger', fail: 'danger', missing: 'danger', error: 'danger', bug: 'danger' },
  } as const),
);

/** The kind of box that a word means, in capitals or not; undefined where it means none. */
export function admonitionOf(word: string): AdmonitionName | undefined {
  const name = word.toLowerCase();
  return isAdmonition(name) ? name : otherNames.get(name);
}
