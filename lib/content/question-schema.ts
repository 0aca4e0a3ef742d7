import { z } from 'zod';
import { oneLine } from '@/lib/text/one-line';
import type { WrittenChoice } from './fields/choice-fields';
import { type FrontFields, type FrontValues, type QuestionFront, questionFields } from './question-fields';

const line = (maxLength: number) =>
  z
    .string('must be text')
    .max(maxLength, `is longer than ${maxLength} characters`)
    .transform(oneLine)
    .transform((text) => (text === '' ? undefined : text))
    .optional();

const mustBeMap = 'must hold fields of its own, indented below it';
const maxItems = 500;

/** A list of texts; text alone is left to who reads it. */
const lineOrList = (maxLength: number) =>
  z
    .unknown()
    .transform((value, context): string | readonly string[] | undefined => {
      const items = Array.isArray(value) ? value : [value ?? ''];
      const texts = items.map((item: unknown) => (typeof item === 'string' ? oneLine(item) : undefined));
      const length = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
      const problem = texts.includes(undefined)
        ? 'must be a list of texts, or one'
        : texts.length > maxItems
          ? `has more than ${maxItems} entries`
          : length > maxLength
            ? `is longer than ${maxLength} characters`
            : undefined;
      if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
      return Array.isArray(value) ? texts.map((text) => text ?? '') : texts[0];
    })
    .optional();

/** Addresses or names of questions: a list of texts or of maps with a `url`, or one line with commas. */
const questionList = (maxLength: number) =>
  z.preprocess(
    (value) => {
      if (typeof value === 'string') return value.split(',').map((part) => part.trim());
      if (!Array.isArray(value)) return value;
      return value.map((item: unknown) =>
        typeof item === 'object' && item !== null && 'url' in item ? item.url : item,
      );
    },
    z
      .array(
        z.string('must be text, or hold a url').max(maxLength, `is longer than ${maxLength} characters`),
        'must be a list',
      )
      .max(maxItems)
      .optional(),
  );

/** Options: a list of maps of texts on one line; what is none is left to who reads it, as is an empty list. */
const optionList = (most: number) =>
  z
    .array(z.unknown(), 'must be a list of options')
    .max(most, `has more than ${most} entries`)
    .transform((items) => (items.length === 0 ? undefined : items.map(textsOf)))
    .optional();

function textsOf(item: unknown): WrittenChoice {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return undefined;
  const texts = Object.entries(item);
  if (texts.some(([, value]) => typeof value !== 'string')) return undefined;
  return Object.fromEntries(texts.map(([name, value]) => [name, oneLine(value)]));
}

/** What the front matter holds beside the fields of a question: where the file says that it stands. */
const placeFront = { file_name: 300, url: 1000 } as const;

export type FrontMatterFields = QuestionFront &
  FrontValues<typeof placeFront> & { readonly answer?: string | undefined };

const front: FrontFields = Object.assign(
  {},
  placeFront,
  ...Object.values(questionFields).map((field) => field.front),
);

/** The fields Stoa uses, all of them text, lists or absent (the YAML parser reads nothing else). */
export const frontMatterSchema = z.object({
  ...shapeOf(front),
  answer: z.string('must be text').max(200_000, 'is longer than 200,000 characters').optional(),
}) as z.ZodType<FrontMatterFields>;

/** Names of the fields that are used. */
export const frontFieldNames: readonly string[] = [...Object.keys(front), 'answer'];

/** Names of the fields inside one that holds others. */
export function innerFieldNames(name: string): readonly string[] {
  const shape = Object.hasOwn(front, name) ? front[name] : undefined;
  return shape === undefined || typeof shape === 'number' || Array.isArray(shape) ? [] : Object.keys(shape);
}

function shapeOf(fields: FrontFields): z.ZodRawShape {
  return Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, schemaOf(shape)]));
}

function schemaOf(shape: FrontFields[string]): z.ZodType {
  if (typeof shape === 'number') return line(shape);
  if (!isTuple(shape)) return z.object(shapeOf(shape), mustBeMap).optional();
  const [kind, maxLength] = shape;
  if (kind === 'options') return optionList(maxLength);
  return kind === 'list' ? lineOrList(maxLength) : questionList(maxLength);
}

function isTuple(
  shape: Exclude<FrontFields[string], number>,
): shape is Extract<typeof shape, readonly unknown[]> {
  return Array.isArray(shape);
}
