import * as v from 'valibot';
import { canonicalText } from '@/lib/study/model/merge';
import { type Change, type Kind, kinds } from '@/lib/study/model/records';
import type { StudyState } from '@/lib/study/model/study-state';
import { recordSchema } from './file-schema';

const format = 'stoa-study';
/** Raised where an older reader would misunderstand a file. */
const version = 1;

/** Largest file that is read, in bytes: 5,000 notes of 4,000 letters and 100,000 reviews fit. */
export const maxFileBytes = 40_000_000;
/** Most records of one kind. */
const maxRecords = 300_000;

export type ImportOutcome =
  | { readonly status: 'ready'; readonly changes: readonly Change[] }
  | { readonly status: 'refused'; readonly reason: string };

/** Everything a reader keeps as one JSON file; the same bytes for the same state, one record a line. */
export function buildStudyFile(state: StudyState): string {
  const sections = kinds.map((kind) => {
    const records = [...state[kind].values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return `"${kind}":[${records.map((record) => `\n${canonicalText(record)}`).join(',')}]`;
  });
  return `{"format":"${format}","version":${version},\n${sections.join(',\n')}}\n`;
}

/** Why a file is not even opened, by its size in bytes. */
export function refusalBySize(bytes: number): string | undefined {
  return bytes > maxFileBytes
    ? `This file has ${megabytes(bytes)} MB; a shelf has at most ${megabytes(maxFileBytes)} MB. It was not opened.`
    : undefined;
}

/**
 * The records of a file, all of them checked; nothing of a file that is damaged anywhere. What it says is merged with what
 * is kept, so that a file may be read twice.
 */
export function parseStudyFile(text: string): ImportOutcome {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return refuse('This file is no JSON, or was cut short.');
  }
  if (!isObject(file) || own(file, 'format') !== format)
    return refuse('This file is no shelf of this kind of site.');
  const written = own(file, 'version');
  if (typeof written !== 'number' || !Number.isInteger(written) || written < 1)
    return refuse('This file does not say which version it has.');
  if (written > version)
    return refuse(
      'This file was written by a newer version of this site. Reload the page, or import it there.',
    );
  const changes: Change[] = [];
  for (const kind of kinds) {
    const refused = readSection(kind, own(file, kind) ?? [], changes);
    if (refused !== undefined) return refuse(refused);
  }
  return { status: 'ready', changes };
}

/** Adds the records of a kind to `changes`; says what is wrong with them. */
function readSection(kind: Kind, records: unknown, changes: Change[]): string | undefined {
  if (!Array.isArray(records))
    return `This file is damaged: its part “${kind}” is no list. Nothing was imported.`;
  if (records.length > maxRecords)
    return `This file has more than ${maxRecords} records in “${kind}”. Nothing was imported.`;
  for (const [i, record] of records.entries()) {
    const checked = v.safeParse(recordSchema(kind, record), record);
    if (!checked.success)
      return `This file is damaged: record ${i + 1} of “${kind}” is not as it should be. Nothing was imported.`;
    changes.push({ kind, record: checked.output } as Change);
  }
  return undefined;
}

function refuse(reason: string): ImportOutcome {
  return { status: 'refused', reason };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object itself holds: never what it inherits. */
function own(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000);
}
