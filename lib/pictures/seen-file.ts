/** Why a file of the library is not shown. */
export type FileFault =
  | 'active'
  | 'broken'
  | 'missing'
  | 'outside'
  | 'pixels'
  | 'remote'
  | 'too-large'
  | 'type'
  | 'unreadable';

export interface RefusedFile {
  readonly status: 'refused';
  readonly fault: FileFault;
  /** What is wrong, after the name of the file. */
  readonly message: string;
  readonly remedy: string;
}

export function refused(fault: FileFault, message: string, remedy: string): RefusedFile {
  return { status: 'refused', fault, message, remedy };
}

/** What a file of the library holds, as its first bytes say. */
export type SeenFile =
  | RefusedFile
  | {
      readonly status: 'seen';
      /** In pixels, as it is seen: a photograph that was turned is turned. 0 for what is no picture. */
      readonly width: number;
      readonly height: number;
      /** Whether it may be drawn in dark lines upon nothing. */
      readonly wantsPaper: boolean;
      /** Whether it noted where it was taken, which is taken out. */
      readonly toldPlace?: boolean;
    };
