/**
 * Why what a reader keeps could not be opened, read or written:
 * `unavailable`: the browser keeps nothing here (storage switched off, some private windows);
 * `full`: no room is left; `outdated`: another tab runs a newer version of the site; `blocked`: another tab holds an older
 * one open; `broken`: anything else.
 */
export type StudyFailureReason = 'unavailable' | 'full' | 'outdated' | 'blocked' | 'broken';

export class StudyFailure extends Error {
  override readonly name = 'StudyFailure';
  readonly reason: StudyFailureReason;

  constructor(reason: StudyFailureReason, cause?: unknown) {
    super(failureWords[reason], { cause });
    this.reason = reason;
  }
}

/** What is said to the reader. */
const failureWords: Readonly<Record<StudyFailureReason, string>> = {
  unavailable:
    'This browser keeps nothing for this site: storage is switched off, or this is a private window. Nothing was saved.',
  full: 'There is no room left on this device, so this was not saved. What was saved before is still there.',
  outdated: 'Another tab runs a newer version of this site. Reload this page to go on.',
  blocked:
    'Another tab holds what you keep with an older version of this site. Close or reload the other tabs.',
  broken:
    'What you keep could not be read or written. Reload this page to try again; what was saved before is not touched.',
};

/** What an error of IndexedDB means to a reader. */
export function failureOf(error: unknown): StudyFailure {
  if (error instanceof StudyFailure) return error;
  const name = errorName(error);
  if (name === 'QuotaExceededError') return new StudyFailure('full', error);
  if (name === 'VersionError') return new StudyFailure('outdated', error);
  const isForbidden = name === 'SecurityError' || name === 'InvalidStateError' || name === 'NotAllowedError';
  return new StudyFailure(isForbidden ? 'unavailable' : 'broken', error);
}

/** The name of an error; those of the DOM are no errors everywhere. */
export function errorName(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}
