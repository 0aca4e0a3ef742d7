import { imageSize } from 'image-size';
import { checkSvg } from './check-svg';
import { endingOf, kindOf } from './file-kinds';
import { refused, type SeenFile } from './seen-file';

/** A file of so many bytes is shown; what is larger keeps readers waiting. */
export const maxBytes = 10 * 1024 * 1024;
/** A browser unpacks a picture to four bytes a pixel, whatever the file is. */
export const maxPixels = 50_000_000;

/**
 * What a file of the library holds, as its first bytes say: nothing is ever unpacked here.
 * @param name tells what it should hold
 */
export function checkFile(name: string, bytes: Uint8Array): SeenFile {
  const ending = endingOf(name);
  if (bytes.length === 0) return refused('broken', 'is empty', 'save it again');
  if (ending === 'svg') return checkSvg(bytes);
  const found = contentOf(bytes);
  const wanted = contents[ending] ?? ending;
  if (found !== wanted && !(wanted === 'text' && isText(bytes))) {
    const message = `is called .${ending} but holds ${found === undefined ? 'something else' : nameOfContent(found)}`;
    return refused('type', message, `save it as ${ending.toUpperCase()}, or give it the ending that fits`);
  }
  return kindOf(name) === 'picture'
    ? checkPicture(bytes, wanted)
    : { status: 'seen', width: 0, height: 0, wantsPaper: false };
}

function checkPicture(bytes: Uint8Array, content: string): SeenFile {
  if (isCut(bytes, content))
    return refused('broken', 'ends before its picture does', 'save or copy it again');
  let size: ReturnType<typeof imageSize>;
  try {
    size = imageSize(bytes);
  } catch {
    return refused('broken', 'cannot be read', 'save it again');
  }
  const isTurned = (size.orientation ?? 1) >= 5;
  const [width, height] = isTurned ? [size.height, size.width] : [size.width, size.height];
  if (!(Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0))
    return refused('broken', 'says no size', 'save it again');
  if (width * height > maxPixels) {
    const message = `has ${width} × ${height} pixels`;
    return refused('pixels', message, `make it smaller: at most ${maxPixels / 1e6} million pixels are shown`);
  }
  return { status: 'seen', width, height, wantsPaper: content !== 'jpeg' };
}

/** What the files of an ending hold, where that is called otherwise. */
const contents: Readonly<Record<string, string>> = {
  jpg: 'jpeg',
  csv: 'text',
  tsv: 'text',
  txt: 'text',
  epub: 'zip',
  docx: 'zip',
  xlsx: 'zip',
  pptx: 'zip',
  odt: 'zip',
  ods: 'zip',
  odp: 'zip',
};

function nameOfContent(content: string): string {
  return content === 'text' ? 'text' : content.toUpperCase();
}

/** Where something stands that only files of this content have there, as Latin letters. */
const marks: readonly (readonly [content: string, at: number, mark: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF87a'],
  ['gif', 0, 'GIF89a'],
  ['webp', 8, 'WEBP'],
  ['avif', 4, 'ftypavif'],
  ['avif', 4, 'ftypavis'],
  ['mp4', 4, 'ftyp'],
  ['pdf', 0, '%PDF-'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['mp3', 0, 'ID3'],
  ['mp3', 0, '\xff\xfb'],
  ['mp3', 0, '\xff\xf3'],
  ['mp3', 0, '\xff\xf2'],
  ['ogg', 0, 'OggS'],
];

function contentOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1');
  return marks.find(([, at, mark]) => head.startsWith(mark, at))?.[0];
}

/** UTF-8 or an older encoding of one byte a letter: no text holds a zero. */
function isText(bytes: Uint8Array): boolean {
  return contentOf(bytes) === undefined && !bytes.includes(0);
}

/** Whether its end is missing, as after a copy that was broken off. */
function isCut(bytes: Uint8Array, content: string): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (content) {
    case 'png':
      return all.lastIndexOf('IEND') < 0;
    case 'jpeg':
      // Neither mark can stand among what is packed; a small picture in front has both.
      return all.lastIndexOf('\xff\xd9', 'latin1') < all.lastIndexOf('\xff\xda', 'latin1');
    case 'webp':
      return all.length < 12 || all.readUInt32LE(4) + 8 > all.length + 1;
    case 'gif':
      return all.lastIndexOf(0x3b) < 13;
    default:
      return false;
  }
}
