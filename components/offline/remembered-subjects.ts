/** Where the names of kept subjects stand a second time: a browser that clears what is kept does not clear this. */
const storageKey = 'stoa-offline-subjects';

export interface NamedSubject {
  readonly slug: string;
  readonly title: string;
}

export function rememberKept(subjects: readonly NamedSubject[]): void {
  try {
    const names = subjects.map(({ slug, title }) => ({ slug, title }));
    localStorage.setItem(storageKey, JSON.stringify(names));
  } catch {
    // Without it nobody is told what the browser cleared.
  }
}

/** What was kept and is no more, though the reader did not remove it. */
export function findLost(present: readonly NamedSubject[]): readonly NamedSubject[] {
  const slugs = new Set(present.map(({ slug }) => slug));
  return remembered().filter(({ slug }) => !slugs.has(slug));
}

function remembered(): readonly NamedSubject[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(names) ? names.filter(isNamed) : [];
  } catch {
    return [];
  }
}

function isNamed(value: unknown): value is NamedSubject {
  const { slug, title } = (value ?? {}) as Partial<NamedSubject>;
  return typeof slug === 'string' && typeof title === 'string';
}
