/** Set by `npm run dev`: drafts and questions of a later day are served too, with a mark. */
const draftsVariable = 'STOA_DRAFTS';

export function showsDrafts(): boolean {
  return process.env[draftsVariable] === 'on';
}

/** For this process and those that it begins. */
export function showDrafts(): void {
  process.env[draftsVariable] = 'on';
}
