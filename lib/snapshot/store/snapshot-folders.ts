import { createHash } from 'node:crypto';
import path from 'node:path';
import { showsDrafts } from '@/lib/site/drafts';

/**
 * Where the artifacts of a library stand: `.stoa/<library>/`, one folder a library (its name is a hash of the content
 * folder's path), so that serving another one does not throw away the first.
 */
export interface SnapshotFolders {
  readonly root: string;
  /** Finished snapshots, each named by the hash of what it was built from. */
  readonly snapshots: string;
  /** The file that names the current snapshot. */
  readonly currentFile: string;
  /** The file of the answers that are shown as plain text, since nothing more could be made of them. */
  readonly plainAnswers: string;
  /** Smaller files of pictures, by the hash of the picture: no build makes one twice. */
  readonly pictureSizes: string;
}

export function snapshotFolders(contentFolder: string, artefacts = path.resolve('.stoa')): SnapshotFolders {
  const name = createHash('sha256').update(path.resolve(contentFolder)).digest('hex').slice(0, 12);
  // What is built with drafts never stands where a server without them looks.
  return snapshotsIn(path.join(artefacts, showsDrafts() ? `${name}-drafts` : name));
}

/** The same of a folder of artifacts that is named itself. */
export function snapshotsIn(root: string): SnapshotFolders {
  return {
    root,
    snapshots: path.join(root, 'generations'),
    currentFile: path.join(root, 'current.json'),
    plainAnswers: path.join(root, 'plain-answers.txt'),
    pictureSizes: path.join(root, 'picture-sizes'),
  };
}

/** Files and folders inside one snapshot. */
export const snapshotFiles = {
  search: 'search',
  /** What the library holds beside its questions, as it was when the snapshot was built; not there where it holds none. */
  pictures: 'pictures',
  downloads: 'files',
  report: 'report.json',
  /** What the next build may start from; replaced alone where only the times of files changed. */
  state: 'state.jsonl',
  /** Written last, with the hash of every other file but the state's: a snapshot without it is unfinished. */
  about: 'generation.json',
  /** Where what is not on this machine lies in object storage; only where it was brought from there. */
  stored: 'stored.json',
} as const;
