import { frontFieldNames, innerFieldNames } from '@/lib/content/question-schema';
import { quoted } from '@/lib/content/quoted';
import { nearestName, plainName } from '@/lib/text/nearest-name';
import type { Report } from './report';

/** Fields that files of this format carry, and of which nothing is made. */
const unusedFields = ['_schema', 'score'];
/** The same of fields inside another. */
const unusedInner: Readonly<Record<string, readonly string[]>> = {
  seo: ['title'],
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`related_article${n}`, ['id', 'title', 'subject']])),
};

/** What other programs call our fields. */
const otherNames: Readonly<Record<string, string>> = {
  abstract: 'description',
  body: 'answer',
  category: 'subject',
  content: 'answer',
  created: 'date',
  excerpt: 'description',
  heading: 'question',
  hidden: 'no_index',
  label: 'tags',
  labels: 'tags',
  lang: 'language',
  locale: 'language',
  name: 'question',
  related_questions: 'related',
  see_also: 'related',
  summary: 'description',
  text: 'answer',
  writer: 'author',
};

/** What other programs hide a page by. */
const hiding: ReadonlySet<string> = new Set([
  ...[
    'expires',
    'expiry',
    'expirydate',
    'private',
    'publish',
    'publishdate',
    'publishon',
    'release',
    'secret',
  ],
  ...['state', 'status', 'unlisted', 'unpublished', 'visibility', 'visible', 'wip'],
]);

/** Most unknown fields of one file that are named by themselves. */
const maxNamed = 20;

/** Nothing is dropped in silence: each field that nothing is made of is named, with the one it was probably meant to be. */
export function reportUnknownFields(data: Readonly<Record<string, unknown>>, report: Report): void {
  const unknown = [...unknownIn(data)];
  for (const { field, remedy } of unknown.slice(0, maxNamed))
    report('warning', 'unknown-field', quoted(field, 60), 'is not a known field, and is not used', remedy);
  const more = unknown.slice(maxNamed);
  if (more[0] === undefined) return;
  const message = `and ${more.length} more fields after it are not known, and are not used`;
  report('warning', 'unknown-field', quoted(more[0].field, 60), message, 'take them out');
}

interface UnknownField {
  readonly field: string;
  readonly remedy: string;
}

function* unknownIn(data: Readonly<Record<string, unknown>>): Generator<UnknownField> {
  for (const [field, value] of Object.entries(data)) {
    const inner = innerNames(field);
    if (!frontFieldNames.includes(field) && !unusedFields.includes(field)) {
      const isHiding = hiding.has(plainName(field));
      const meant = otherName(field) ?? nearestName(field, frontFieldNames);
      yield { field, remedy: isHiding ? remedyOfHiding : remedyOf(meant) };
    } else if (inner.length > 0 && typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const name of Object.keys(value)) {
        if (inner.includes(name)) continue;
        const meant = field === 'seo' ? seoName(name) : nearestName(name, inner);
        yield { field: `${field}.${name}`, remedy: remedyOf(meant) };
      }
    }
  }
}

function innerNames(field: string): readonly string[] {
  return [
    ...innerFieldNames(field),
    ...(Object.hasOwn(unusedInner, field) ? (unusedInner[field] ?? []) : []),
  ];
}

function otherName(field: string): string | undefined {
  const plain = field.toLowerCase().replace(/[\s-]+/g, '_');
  return Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined;
}

function seoName(name: string): string | undefined {
  const inner = innerNames('seo');
  return nearestName(name, inner) ?? nearestName(`page_${name}`, inner);
}

const remedyOfHiding =
  'the question is on the site whatever it says: write draft: true to keep it off, a date after today to wait until then, or no_index: true';

function remedyOf(meant: string | undefined): string {
  return meant === undefined
    ? 'take it out, or see docs/formats.md for the fields'
    : `did you mean ${meant}?`;
}
