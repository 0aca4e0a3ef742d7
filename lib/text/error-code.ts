/** What a system or a library calls an error, as `ENOENT`; undefined where it gives it no name. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
