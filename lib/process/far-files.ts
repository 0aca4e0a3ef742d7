/** A file that does not lie on this machine, such as one of a snapshot in object storage. */
export interface FarFile {
  /** Bytes. */
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /**
   * Bytes of it from a place on; fewer come back where it ends before.
   * @throws where they cannot be had now
   */
  read(start: number, length: number): Promise<Buffer>;
}

/** Folders of which some files are far: those are found by the paths that they would have. */
export interface FarFolders {
  /** Undefined where the file is to be looked for on the disk. */
  find(file: string): FarFile | undefined;
  /** Names of the far files in a folder. */
  names(folder: string): readonly string[];
}

let folders: FarFolders | undefined;

/** Has files of some folders found elsewhere by all of this thread that reads through `read-at.ts`; undefined ends that. */
export function setFarFolders(found: FarFolders | undefined): void {
  folders = found;
}

/** The far file of a path; undefined where it lies on the disk, if anywhere. */
export function findFar(file: string): FarFile | undefined {
  return folders?.find(file);
}

/** Names of the far files in a folder; none where nothing is far. */
export function farNames(folder: string): readonly string[] {
  return folders?.names(folder) ?? [];
}
