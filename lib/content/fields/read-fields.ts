import { type Diagnostic, UnusableFile } from '@/lib/content/diagnostic';
import type { FrontMatter } from '@/lib/content/front-matter';
import { type FrontMatterFields, frontMatterSchema } from '@/lib/content/question-schema';
import { reportUnknownFields } from './known-fields';
import type { Report } from './report';

type Fields = Record<string, unknown>;

/** A field that cannot be read is dropped alone and named; the rest of the file is used. */
export function readFields(matter: FrontMatter, report: Report): FrontMatterFields {
  const kept = withoutEmpty(matter.data);
  reportUnknownFields(kept, report);
  let result = frontMatterSchema.safeParse(kept);
  while (!result.success) {
    let isDropped = false;
    for (const { path, message } of result.error.issues) {
      const field = drop(kept, path.map(String));
      if (field === undefined) continue;
      isDropped = true;
      report('error', 'field', field, `is not used: ${message}`, 'write this field as the format asks');
    }
    if (!isDropped) throw cannotBeRead();
    result = frontMatterSchema.safeParse(kept);
  }
  return result.data;
}

/** A field of nothing but `''` is one that is not there. */
function withoutEmpty(data: Readonly<Fields>): Fields {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== ''));
}

/**
 * Takes a field out, or the field or entry inside it that is at fault.
 * @returns the name of what was taken out; undefined where it was not there, as after an earlier issue
 */
function drop(kept: Fields, [field, inner]: readonly string[]): string | undefined {
  if (field === undefined || !Object.hasOwn(kept, field)) return undefined;
  const value = kept[field];
  if (Array.isArray(value) && inner !== undefined && Number(inner) in value) {
    kept[field] = value.with(Number(inner), '');
    return field;
  }
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isMap && inner !== undefined && Object.hasOwn(value, inner)) {
    kept[field] = Object.fromEntries(Object.entries(value).filter(([name]) => name !== inner));
    return `${field}.${inner}`;
  }
  delete kept[field];
  return field;
}

function cannotBeRead(): UnusableFile {
  return new UnusableFile({
    kind: 'no-front-matter',
    line: 1,
    field: 'front matter',
    message: 'cannot be read',
    remedy: 'write it as the format asks',
  });
}

/** Why there is no question or no answer: the diagnostic for which the field was dropped, else that it is not there. */
export function missingField(
  field: 'question' | 'answer',
  matter: FrontMatter,
  diagnostics: readonly Diagnostic[],
): UnusableFile {
  const ofField = diagnostics.filter((diagnostic) => diagnostic.field === field);
  const dropped = ofField.find(({ kind }) => kind === 'field');
  if (dropped) return new UnusableFile(dropped);
  const cut = ofField.find(({ kind }) => kind === 'yaml-comment');
  const [message, remedy] = [`has no ${field}`, `add \`${field}: …\``];
  return new UnusableFile({
    kind: `no-${field}`,
    line: matter.lineOf(field),
    field,
    message: cut === undefined ? message : `${message}: ${cut.message}`,
    remedy: cut?.remedy ?? remedy,
  });
}

/** Where the question stands: in the first of the fields that ask it. */
export function lineOfTitle(fields: FrontMatterFields, matter: FrontMatter): number {
  const names = ['question', 'title', 'article_title'] as const;
  return matter.lineOf(names.find((name) => fields[name] !== undefined) ?? 'question');
}
