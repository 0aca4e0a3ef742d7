/** What a library may hold beside its questions, by the ending of a name; nothing else is ever served. */
const pictureTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};
/** None of these is read by a browser as a page or a program. */
const downloadTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  zip: 'application/zip',
  epub: 'application/epub+zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
};

export type FileKind = 'picture' | 'download';

/** The ending of a name in small letters, without its dot; '' where it has none. */
export function endingOf(name: string): string {
  return /\.([A-Za-z\d]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Undefined where a file of this name is not served. */
export function kindOf(name: string): FileKind | undefined {
  const ending = endingOf(name);
  if (Object.hasOwn(pictureTypes, ending)) return 'picture';
  return Object.hasOwn(downloadTypes, ending) ? 'download' : undefined;
}

/** The `Content-Type` of a file that is served. */
export function mediaTypeOf(name: string): string {
  const ending = endingOf(name);
  return pictureTypes[ending] ?? downloadTypes[ending] ?? 'application/octet-stream';
}

export const namesOfPictures = 'PNG, JPEG, WebP, AVIF, GIF or SVG';
export const endingsOfDownloads = Object.keys(downloadTypes).join(', ');
