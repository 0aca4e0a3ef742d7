import { type Diagnostic, UnusableFile } from '@/lib/content/diagnostic';
import type { FrontMatter } from '@/lib/content/front-matter';
import { type FrontMatterFields, frontFieldNames, frontMatterSchema } from '@/lib/content/question-schema';
import { quoted } from '@/lib/content/quoted';
import { plainName } from '@/lib/text/nearest-name';
import { reportUnknownFields } from './known-fields';
import type { Report } from './report';

type Fields = Record<string, unknown>;

/** A field that cannot be read is dropped alone and named; the rest of the file is used. */
export function readFields(matter: FrontMatter, report: Report): FrontMatterFields {
  const kept = withoutEmpty(withKnownNames(matter, report));
  reportUnknownFields(kept, report);
  for (const name of switches) if (name in kept) kept[name] = switchText(kept[name]);
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

/** What hides a question: said unclearly, it is said all the same. */
const switches: readonly string[] = ['draft', 'published', 'no_index'];

/** A field that is on or off as text that no check drops: what it says is for who parses it. */
function switchText(value: unknown): string {
  if (typeof value !== 'string') return 'a list or a map';
  return value.trim().slice(0, 40) || 'nothing';
}

/** A field of nothing but `''` is one that is not there. */
function withoutEmpty(data: Readonly<Fields>): Fields {
  return Object.fromEntries(
    Object.entries(data).filter(([name, value]) => value !== '' || switches.includes(name)),
  );
}

/** `Draft` and `no-index` are read as the fields that they mean, where those do not stand beside them, and are named. */
function withKnownNames({ data, lineOf }: FrontMatter, report: Report): Fields {
  const fields: Fields = { ...data };
  for (const [written, value] of Object.entries(data)) {
    const name = knownNames.get(plainName(written));
    if (name === undefined || name === written || name in fields) continue;
    delete fields[written];
    fields[name] = value;
    const at = { field: quoted(written, 60), line: lineOf(written) };
    report('warning', 'unknown-field', at, `is read as ${name}`, `write ${name}`);
  }
  return fields;
}

const knownNames: ReadonlyMap<string, string> = new Map(
  frontFieldNames.map((name) => [plainName(name), name]),
);

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
