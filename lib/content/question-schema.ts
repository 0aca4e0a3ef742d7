import { z } from 'zod';

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

/** A related entry: only its address counts; its title is taken from the target. */
const relatedEntry = z.object({ url: z.string().max(2000).optional() }).optional();

/** The fields Stoa uses, all of them text or absent (the YAML parser reads nothing else). Unknown fields are dropped. */
export const frontMatterSchema = z.object({
  id: line(40),
  date: line(40),
  date_format: line(60),
  post_on_text: line(60),
  title: line(500),
  article_title: line(500),
  question: line(500),
  answer: z.string('must be text').max(200_000, 'is longer than 200,000 characters').optional(),
  author: line(200),
  subject: line(120),
  file_name: line(300),
  url: line(1000),
  no_index: line(10),
  canonical: line(2000),
  language: line(40),
  seo: z.object({ page_description: line(2000), page_keywords: line(5000) }).optional(),
  related_article1: relatedEntry,
  related_article2: relatedEntry,
  related_article3: relatedEntry,
  related_article4: relatedEntry,
  related_article5: relatedEntry,
});

export type FrontMatterFields = z.infer<typeof frontMatterSchema>;
