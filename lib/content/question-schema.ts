import { z } from 'zod';
import {
  type FrontFields,
  type FrontValues,
  type QuestionFront,
  questionFields,
  texts,
} from './question-fields';

/** Text on one line: control characters and runs of white space become one space. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

const line = (maxLength: number) =>
  z
    .string('must be text')
    .max(maxLength, `is longer than ${maxLength} characters`)
    .transform(oneLine)
    .transform((text) => (text === '' ? undefined : text))
    .optional();

/** A list of a hundred, or all in one text. */
const someTexts = z
  .union([z.string().max(10_000), z.array(z.string().max(2000)).max(100)], 'must be a list of texts, or one')
  .optional();

/** What the front matter holds beside the fields of a question: where the file says that it stands. */
const placeFront = { file_name: 300, url: 1000 } as const;

export type FrontMatterFields = QuestionFront &
  FrontValues<typeof placeFront> & { readonly answer?: string | undefined };

/** The fields Stoa uses, all of them text or absent (the YAML parser reads nothing else). Unknown fields are dropped. */
export const frontMatterSchema = z.object({
  ...shapeOf(Object.assign({}, placeFront, ...Object.values(questionFields).map(({ front }) => front))),
  answer: z.string('must be text').max(200_000, 'is longer than 200,000 characters').optional(),
}) as z.ZodType<FrontMatterFields>;

function shapeOf(front: FrontFields): z.ZodRawShape {
  const shapes = Object.entries(front).map(([name, inner]) => [
    name,
    inner === texts
      ? someTexts
      : typeof inner === 'number'
        ? line(inner)
        : z.object(shapeOf(inner)).optional(),
  ]);
  return Object.fromEntries(shapes);
}
