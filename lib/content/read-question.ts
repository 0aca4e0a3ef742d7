import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '@/lib/text/error-code';
import { buildDiagnostic, type Diagnostic, UnusableFile } from './diagnostic';
import type { FilePlace } from './file-place';
import { maxFileBytes } from './front-matter';
import { parseQuestion } from './parse-question';
import type { Question } from './question';

export interface ReadQuestion {
  readonly file: string;
  /** SHA-256 of the file's bytes, base64; empty where it could not be read. */
  readonly hash: string;
  /** Undefined where the file cannot be used. */
  readonly question: Question | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The file as text; empty where it could not be read. */
  readonly text: () => string;
}

/** One file of the library; what makes it unusable is a diagnostic, never a throw. */
export async function readQuestion(folder: string, place: FilePlace): Promise<ReadQuestion> {
  const { file } = place;
  let hash = '';
  let bytes: Uint8Array = new Uint8Array();
  const text = () => new TextDecoder().decode(bytes);
  try {
    bytes = await readSmallFile(path.join(folder, file));
    hash = createHash('sha256').update(bytes).digest('base64');
    return { file, hash, text, ...parseQuestion(bytes, place) };
  } catch (error) {
    return { file, hash, text, question: undefined, diagnostics: diagnosticsOf(error, file) };
  }
}

/**
 * A regular file; a link is not followed, and no more is read than so many bytes and one.
 * @throws UnusableFile, or the system's error
 */
export async function readSmallFile(file: string, most = maxFileBytes): Promise<Uint8Array> {
  // Without waiting: nobody may ever write to a pipe.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw notRegular();
    const { size } = found;
    const { bytesRead, buffer } = await handle.read({
      buffer: Buffer.alloc(Math.min(size, most) + 1),
    });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function notRegular(): UnusableFile {
  const message = 'is not a regular file';
  return new UnusableFile({
    kind: 'place',
    line: 1,
    field: 'file',
    message,
    remedy: 'put the file itself here',
  });
}

const unusable = { severity: 'error', leftOut: true } as const;

/** Any error met while reading a file, as the diagnostics that name it. */
export function diagnosticsOf(error: unknown, file: string): readonly Diagnostic[] {
  const others = error instanceof UnusableFile ? error.others : [];
  return [
    diagnosticOf(error, file),
    ...others.map((other) => buildDiagnostic({ ...unusable, file, ...other })),
  ];
}

/** Any error met while reading a file, as the diagnostic that names it. */
export function diagnosticOf(error: unknown, file: string): Diagnostic {
  if (error instanceof UnusableFile) {
    const { kind, line, field, message, remedy } = error;
    return buildDiagnostic({ ...unusable, kind, file, line, field, message, remedy });
  }
  const code = errorCode(error) ?? 'an unknown error';
  const remedy = 'see that the file is there and may be read';
  return buildDiagnostic({
    ...unusable,
    kind: 'unreadable',
    file,
    message: `cannot be read (${code})`,
    remedy,
  });
}
