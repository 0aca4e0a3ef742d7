import type { TakenFile } from './take-address';

const longest = 80;

/**
 * What a file is called where it is saved: the words of its title and its ending.
 * @example
 * savedName('Why are leaves green?', 'cards.txt'); // 'Why are leaves green.txt'
 */
export function savedName(title: string, file: TakenFile): string {
  const words = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ,'()&+–-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = [...words].slice(0, longest).join('').trim().replace(/^-+/, '');
  // Windows opens a device by these.
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  return `${stem === '' || isDevice ? 'questions' : stem}${file.slice(file.lastIndexOf('.'))}`;
}

/** The header that has a file saved under its name (RFC 6266): in ASCII for old programs, and as it is. */
export function savedAs(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\]/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const plain = /^[^.\s]/.test(ascii) ? ascii : `questions${name.slice(name.lastIndexOf('.'))}`;
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
