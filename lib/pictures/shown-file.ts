/** What a page needs to show a file of the library. */
export type ShownFile = ShownPicture | ShownDownload;

export interface ShownPicture {
  readonly kind: 'picture';
  /** Address on the site. */
  readonly address: string;
  /** In pixels, as it is seen. */
  readonly width: number;
  readonly height: number;
  /** Whether it may be drawn in dark lines upon nothing: then it is set on white where the page is dark. */
  readonly wantsPaper: boolean;
  /** The same picture in smaller files, best format first. */
  readonly sizes: readonly PictureSizes[];
}

export interface PictureSizes {
  readonly type: string;
  readonly files: readonly { readonly address: string; readonly width: number }[];
}

export interface ShownDownload {
  readonly kind: 'download';
  readonly address: string;
  /** What the file is called where it is saved. */
  readonly name: string;
}

/** The files that an answer shows, by how it names them (`referenceKey`). */
export type ShownFiles = readonly (readonly [key: string, file: ShownFile])[];
