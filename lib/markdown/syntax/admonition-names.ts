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
