import { parseChoices, type WrittenChoice } from './fields/choice-fields';
import { parseKeywords, parseSummary } from './fields/described';
import { parseRelated } from './fields/related-fields';
import type { FieldContext } from './fields/report';
import { parseCanonical, parseDate, parseId, parseLanguage, parseNoIndex } from './fields/simple-fields';
import { parseAliases, parseIsDraft } from './fields/state-fields';

/** Text on one line, of at most so many characters; or also a list of such texts; or a list of questions, or of options. */
type FrontText =
  | number
  | readonly ['list', number]
  | readonly ['questions', number]
  | readonly ['options', number];

/** Fields of the front matter, by name, and what may stand in each; or the fields of a map. */
export interface FrontFields {
  readonly [name: string]: FrontText | { readonly [name: string]: FrontText };
}

type FrontValue<Shape> = Shape extends number
  ? string
  : Shape extends readonly ['list', number]
    ? string | readonly string[]
    : Shape extends readonly ['questions', number]
      ? readonly string[]
      : Shape extends readonly ['options', number]
        ? readonly WrittenChoice[]
        : { readonly [Inner in keyof Shape]?: FrontValue<Shape[Inner]> | undefined };

/** What stands in them, or nothing. */
export type FrontValues<Front extends FrontFields> = {
  readonly [Name in keyof Front]?: FrontValue<Front[Name]> | undefined;
};

/** A field of a question, from the front matter to where it is kept. */
interface QuestionField<Front extends FrontFields, Value, State, IsInRecord> {
  /** What it is read from. */
  readonly front: Front;
  readonly parse: (front: FrontValues<Front>, context: FieldContext) => Value;
  /**
   * Where a build's state has it: in a `column` beside that of other files, or as a `bit` there, where every build looks
   * at it; else in the `line` of its file, which is parsed only where it is asked for.
   */
  readonly state: State;
  /** Whether the catalog's record has it, for pages to show. */
  readonly isInRecord: IsInRecord;
}

function field<
  const Front extends FrontFields,
  Value,
  const State extends 'column' | 'bit' | 'line',
  const IsInRecord extends boolean,
>(
  description: QuestionField<Front, Value, State, IsInRecord>,
): QuestionField<Front, Value, State, IsInRecord> {
  return description;
}

const seo = { page_description: 2000, page_keywords: ['list', 5000] } as const;
const relatedFront = { url: 2000 } as const;

/**
 * Every field of a question but its answer. What the front matter may hold, what a question is, what a build remembers
 * of it, what the catalog records, and the versions of both files follow from here: a new field is a new entry.
 */
export const questionFields = {
  question: field({
    front: { question: 500, title: 500, article_title: 500 },
    parse: ({ question, title, article_title }) => question ?? title ?? article_title ?? '',
    state: 'column',
    isInRecord: true,
  }),
  summary: field({
    front: { seo, description: 2000 },
    parse: parseSummary,
    state: 'line',
    isInRecord: true,
  }),
  keywords: field({
    front: { seo, keywords: ['list', 5000], tags: ['list', 5000] },
    parse: parseKeywords,
    state: 'line',
    isInRecord: true,
  }),
  author: field({
    front: { author: 200 },
    parse: ({ author }) => author,
    state: 'line',
    isInRecord: true,
  }),
  /** A permalink, not an identity; real libraries repeat it. */
  id: field({
    front: { id: 40 },
    parse: ({ id }, { report }) => parseId(id, report),
    state: 'column',
    isInRecord: true,
  }),
  date: field({
    front: { date: 40 },
    parse: ({ date }, { report }) => parseDate(date, report),
    state: 'column',
    isInRecord: true,
  }),
  /** Moment.js tokens, as `MMM DD, YYYY`. */
  dateFormat: field({
    front: { date_format: 60 },
    parse: ({ date_format }) => date_format ?? 'MMM DD, YYYY',
    state: 'line',
    isInRecord: true,
  }),
  /** What stands before the date, as `Posted on`. */
  dateLabel: field({
    front: { post_on_text: 60 },
    parse: ({ post_on_text }) => post_on_text ?? 'Posted on',
    state: 'line',
    isInRecord: true,
  }),
  /** Display name of the subject as this file spells it. */
  subjectTitle: field({
    front: { subject: 120 },
    parse: ({ subject }) => subject,
    state: 'column',
    isInRecord: false,
  }),
  noIndex: field({
    front: { no_index: 40 },
    parse: ({ no_index }, { report }) => parseNoIndex(no_index, report),
    state: 'bit',
    isInRecord: true,
  }),
  /** Whether it is not to be served: then it is in a catalog with drafts alone. */
  isDraft: field({
    front: { draft: 40, published: 40 },
    parse: (front, { report }) => parseIsDraft(front, report),
    state: 'bit',
    isInRecord: true,
  }),
  /** Where it was before, as its file says. */
  aliases: field({
    front: { aliases: ['list', 10_000] },
    parse: ({ aliases }, context) => parseAliases(aliases, context),
    state: 'column',
    isInRecord: false,
  }),
  canonical: field({
    front: { canonical: 2000 },
    parse: ({ canonical }, { report }) => parseCanonical(canonical, report),
    state: 'column',
    isInRecord: true,
  }),
  /** A language tag, where the file names the language it is written in. */
  language: field({
    front: { language: 40 },
    parse: ({ language }, { report }) => parseLanguage(language, report),
    state: 'line',
    isInRecord: true,
  }),
  /** What readers can check themselves with before they read the answer. */
  choices: field({
    front: { choices: ['options', 20] },
    parse: ({ choices }, context) => parseChoices(choices, context),
    state: 'line',
    isInRecord: true,
  }),
  /** What the options answer, where it is not the question itself. */
  choicesPrompt: field({
    front: { choices_prompt: 300 },
    parse: ({ choices_prompt }) => choices_prompt,
    state: 'line',
    isInRecord: true,
  }),
  /** What the author named, in order, as written: maybe repeated, gone, or the question itself. */
  related: field({
    front: {
      related_article1: relatedFront,
      related_article2: relatedFront,
      related_article3: relatedFront,
      related_article4: relatedFront,
      related_article5: relatedFront,
      related: ['questions', 2000],
    },
    parse: parseRelated,
    state: 'line',
    isInRecord: false,
  }),
} as const;

type Fields = typeof questionFields;
type FieldName = keyof Fields;
export type QuestionFields = { readonly [Name in FieldName]: ReturnType<Fields[Name]['parse']> };

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;
/** Fields of the front matter that those of a question are read from. */
export type QuestionFront = Intersection<Parameters<Fields[FieldName]['parse']>[0]>;

export function parseQuestionFields(front: QuestionFront, context: FieldContext): QuestionFields {
  const parsed = Object.entries(questionFields).map(([name, { parse }]) => [name, parse(front, context)]);
  return Object.fromEntries(parsed) as QuestionFields;
}

type NamesWhere<Key extends 'state' | 'isInRecord', Value> = {
  [Name in FieldName]: Fields[Name][Key] extends Value ? Name : never;
}[FieldName];

/** The names of fields that are kept in one way, in the order of their descriptions. */
export function fieldsWhere<Key extends 'state' | 'isInRecord', const Value>(
  key: Key,
  value: Value,
): readonly NamesWhere<Key, Value>[] {
  const names = Object.keys(questionFields) as FieldName[];
  return names.filter((name): name is NamesWhere<Key, Value> => questionFields[name][key] === value);
}
