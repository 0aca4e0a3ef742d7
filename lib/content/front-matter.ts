import matter from 'gray-matter';
import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { type DiagnosticKind, UnusableFile } from './diagnostic';
import { fieldLinesOf, itemLinesOf } from './field-line';
import { withWholeSigns } from './yaml/half-signs';
import { yamlDiagnostic } from './yaml/yaml-diagnostic';
import type { YamlNote } from './yaml/yaml-note';
import { yamlNotes } from './yaml/yaml-notes';

/** Largest file that is read, in bytes. */
export const maxFileBytes = 256 * 1024;
/** Largest front matter, in characters up to its closing line. */
const maxFrontMatterLength = 64 * 1024;
const maxYamlDepth = 8;
/** What YAML 1.2 (production 1, c-printable) leaves out, tabs and line ends aside. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** Front matter: every value is text, a list or a nested map without a prototype. */
export interface FrontMatter {
  readonly data: FrontMatterMap;
  /** The text below the closing `---`. */
  readonly body: string;
  /** What was changed, or is read otherwise than it is likely to have been meant. */
  readonly notes: readonly YamlNote[];
  /** Line (from 1) on which a field such as `seo.title` stands; 1 where it is absent. */
  readonly lineOf: (field: string) => number;
  /** Line on which the body begins to say something; of an empty one, that behind its closing `---`. */
  readonly bodyLine: number;
  /** Lines on which the entries of a list begin. */
  readonly itemLinesOf: (field: string) => readonly number[];
}
export type FrontMatterMap = Readonly<Record<string, unknown>>;

/**
 * The only parser of front matter. gray-matter runs code for some spellings of the opening line and
 * its own YAML engine can be made to exhaust memory; so the opening and closing lines are checked before it is called,
 * its other engines throw, and its YAML engine reads text only, without aliases, merges or depth.
 *
 * @throws UnusableFile naming line, field and remedy.
 * @example
 * parseFrontMatter(Buffer.from('---\nid: 7\n---\nBelow.')).data.id; // '7', text as every value
 */
export function parseFrontMatter(bytes: Uint8Array): FrontMatter {
  const decoded = decodeText(bytes);
  const at = decoded.search(unprintable);
  const text = at < 0 ? decoded : decoded.replaceAll(unprintable, '');
  const end = closingLine(text);
  const yamlText = withParagraphs(text.slice(4, end));
  const { data, content } = matter(text, {
    language: 'yaml',
    // gray-matter hands over its own cut of the text; ours keeps the lines countable.
    engines: { yaml: () => parseYaml(yamlText), javascript: refuse, json: refuse },
  });
  return {
    data: withoutPrototype(data, 0),
    body: content,
    notes: [
      ...(at < 0 ? [] : [unprintableNote(decoded.slice(0, at).split('\n').length)]),
      ...yamlNotes(yamlText, 2),
    ],
    lineOf: fieldLinesOf(yamlText),
    bodyLine: lineOfBody(text, Math.min(end + 5, text.length)),
    itemLinesOf: (field) => itemLinesOf(yamlText, field),
  };
}

/**
 * An answer behind `>` whose paragraphs are divided by one blank line is read as behind `|`: YAML makes a line break of
 * that blank line, which is none between paragraphs of Markdown. Programs that fold text divide lines by one and
 * paragraphs by two, and stay as they are.
 */
function withParagraphs(yamlText: string): string {
  const folded = /^answer:[ \t]*(>)[+-]?[ \t]*\n((?:[ \t]+\S.*\n|[ \t]*\n)+)/m.exec(`${yamlText}\n`);
  const [, , block = ''] = folded ?? [];
  if (folded === null || !/\S\n[ \t]*\n[ \t]*\S/.test(block) || /\n[ \t]*\n[ \t]*\n[ \t]*\S/.test(block))
    return yamlText;
  const at = folded.index + folded[0].indexOf('>');
  return `${yamlText.slice(0, at)}|${yamlText.slice(at + 1)}`;
}

function lineOfBody(text: string, start: number): number {
  const blank = /\s*/y;
  blank.lastIndex = start;
  blank.exec(text);
  const at = blank.lastIndex < text.length ? blank.lastIndex : start;
  return text.slice(0, at).split('\n').length;
}

function unprintableNote(line: number): YamlNote {
  const message = 'holds control characters, which were taken out';
  const remedy = 'take them out of the file';
  return { severity: 'warning', kind: 'control-character', field: 'file', line, message, remedy };
}

/** YAML as text, lists and maps alone; used for the library's settings file too. */
export function parseYamlText(source: string, firstLine = 1): FrontMatterMap {
  return withoutPrototype(parseYaml(source, firstLine), 0);
}

/** A file's text, with `\n` at its line ends. @throws UnusableFile where it is too large, or not UTF-8 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.byteLength > maxFileBytes) {
    throw fileDiagnostic(
      'file-too-large',
      1,
      `is ${Math.ceil(bytes.byteLength / 1024)} KiB`,
      'keep a file within 256 KiB',
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Read all the same, it holds a replacement character where it goes wrong.
    const before = new TextDecoder().decode(bytes).split('\ufffd', 1)[0] ?? '';
    const line = before.split(/\r\n?|\n/).length;
    throw fileDiagnostic('encoding', line, 'is not valid UTF-8', 'save the file as UTF-8');
  }
  return text.replace(/\r\n?/g, '\n');
}

function closingLine(text: string): number {
  if (!text.startsWith('---\n')) {
    const first = text
      .slice(0, text.indexOf('\n') + 1 || 40)
      .replace('\n', '')
      .slice(0, 40);
    const message = first.startsWith('---') ? `begins with \`${first}\`` : 'has no front matter';
    throw fileDiagnostic('no-front-matter', 1, message, 'begin the file with a line that is exactly ---');
  }
  const end = text.indexOf('\n---', 3);
  if (end < 0 || end > maxFrontMatterLength) {
    throw fileDiagnostic(
      'unclosed-front-matter',
      1,
      'the front matter is not closed within 64 KiB',
      'end it with a line that is exactly ---',
    );
  }
  if (!/^\n---(\n|$)/.test(text.slice(end, end + 5))) {
    const line = text.slice(0, end + 1).split('\n').length;
    throw fileDiagnostic(
      'unclosed-front-matter',
      line,
      'a line begins with --- but says more',
      'close the front matter with a line that is exactly ---',
    );
  }
  return end;
}

function parseYaml(source: string, firstLine = 2): object {
  let value: unknown;
  try {
    // maxTotalMergeKeys: 0 and maxAliases: 0 leave nothing to multiply; FAILSAFE keeps every scalar a string.
    value = load(source, {
      schema: FAILSAFE_SCHEMA,
      maxAliases: 0,
      maxDepth: maxYamlDepth,
      maxTotalMergeKeys: 0,
    });
  } catch (error) {
    const stop =
      error instanceof YAMLException
        ? { line: error.mark?.line ?? 0, reason: error.reason }
        : { line: 0, reason: 'cannot be read' };
    throw yamlDiagnostic(stop, source, firstLine);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fileDiagnostic(
      'yaml',
      firstLine,
      'the front matter is not a list of fields',
      'write it as lines of `field: value`',
    );
  }
  return value;
}

function refuse(): never {
  throw fileDiagnostic(
    'no-front-matter',
    1,
    'the front matter is not YAML',
    'begin the file with a line that is exactly ---',
  );
}

function fileDiagnostic(kind: DiagnosticKind, line: number, message: string, remedy: string): UnusableFile {
  return new UnusableFile({ kind, line, field: 'file', message, remedy });
}

/** A copy without prototypes, so that a field named `constructor` or `__proto__` is just a field; its texts hold whole signs. */
function withoutPrototype(value: object, depth: number): FrontMatterMap {
  const copy: Record<string, unknown> = Object.create(null);
  if (depth > maxYamlDepth) return copy;
  for (const [key, entry] of Object.entries(value))
    Object.defineProperty(copy, key, { value: cleaned(entry, depth + 1), enumerable: true });
  return copy;
}

function cleaned(entry: unknown, depth: number): unknown {
  if (typeof entry === 'string') return withWholeSigns(entry);
  if (Array.isArray(entry)) return depth > maxYamlDepth ? [] : entry.map((item) => cleaned(item, depth + 1));
  return typeof entry === 'object' && entry !== null ? withoutPrototype(entry, depth) : entry;
}
