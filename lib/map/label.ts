import { tellingWord } from '@/lib/text/words/telling-word';

/** A title cut into lines, with the room it takes in a drawing, in its units (CSS pixels at full size). */
export interface Label {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface LabelStyle {
  readonly fontSize: number;
  /** Width of the box that it stands in. */
  readonly boxWidth: number;
  /** Most lines. */
  readonly lines: number;
}

export const labelPadding = { x: 9, y: 7 } as const;
export const lineHeight = 1.25;
/** The reader's font is not known here: room for a wide one. */
const wideFont = 1.12;

/**
 * Breaks a title at its spaces into lines. What has more than may be begins with what it tells of, and is cut at a word
 * where even that is too long; an ellipsis stands for what is left out.
 * @param language whose words are known to tell nothing
 */
export function labelOf(title: string, style: LabelStyle, language = 'en'): Label {
  const whole = linesOf(title, style);
  const start = whole.length > style.lines ? (tellingWord(title, language)?.start ?? 0) : 0;
  const wanted = start > 0 ? linesOf(`… ${title.slice(start)}`, style) : whole;
  const lines = wanted.slice(0, style.lines);
  if (wanted.length > style.lines) lines.push(endOf(lines.pop() ?? '', style));
  return {
    lines,
    width: style.boxWidth,
    height: Math.ceil(lines.length * style.fontSize * lineHeight) + 2 * labelPadding.y,
  };
}

function linesOf(title: string, style: LabelStyle): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of title.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer, style)) {
      lines.push(cutTo(line, style));
      line = word;
    } else line = longer;
  }
  if (line !== '' || lines.length === 0) lines.push(cutTo(line, style));
  return lines;
}

/** A line with an ellipsis, without the words that leave no room for that. */
function endOf(line: string, style: LabelStyle): string {
  let words = line.split(' ');
  while (words.length > 1 && !fits(`${words.join(' ')} …`, style)) words = words.slice(0, -1);
  return cutTo(`${words.join(' ')} …`, style);
}

function fits(line: string, { fontSize, boxWidth }: LabelStyle): boolean {
  return widthOf(line, fontSize) <= boxWidth - 2 * labelPadding.x;
}

/** A word wider than a line is cut by letters. */
function cutTo(line: string, style: LabelStyle): string {
  if (fits(line, style)) return line;
  let letters = [...line];
  while (letters.length > 1 && !fits(`${letters.join('')}…`, style)) letters = letters.slice(0, -1);
  return `${letters.join('')}…`;
}

function widthOf(text: string, fontSize: number): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign);
  return width * fontSize * wideFont;
}

/** Shares of an em, as usual sans-serif faces have them. */
function signWidth(sign: string): number {
  if (/[ilj.,;:!|'’()[\] ]/.test(sign)) return 0.3;
  if (/[ftr-]/.test(sign)) return 0.38;
  if (/[mwMW@%]/.test(sign)) return 0.88;
  if (/[A-Z]/.test(sign)) return 0.68;
  if ((sign.codePointAt(0) ?? 0) >= 0x1100) return 1;
  return 0.56;
}
