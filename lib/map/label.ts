/** A title cut into lines, with the room it takes in a drawing, in its units (CSS pixels at full size). */
export interface Label {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface LabelStyle {
  readonly fontSize: number;
  /** Widest line. */
  readonly width: number;
  readonly lines: number;
}

export const labelPadding = { x: 9, y: 6 } as const;
export const lineHeight = 1.25;
/** The reader's font is not known here: room for a wide one. */
const wideFont = 1.12;

/** Breaks a title at its spaces into a few lines; what does not fit is cut at a word, with an ellipsis. */
export function labelOf(title: string, style: LabelStyle): Label {
  const lines: string[] = [];
  let rest = title.split(/\s+/).filter(Boolean);
  while (rest.length > 0 && lines.length < style.lines) {
    const isLast = lines.length === style.lines - 1;
    let count = 1;
    const fits = (words: number) => {
      const isCut = isLast && words < rest.length;
      return widthOf(rest.slice(0, words).join(' ') + (isCut ? ' …' : ''), style.fontSize) <= style.width;
    };
    while (count < rest.length && fits(count + 1)) count += 1;
    const line = rest.slice(0, count).join(' ');
    rest = rest.slice(count);
    lines.push(cutTo(isLast && rest.length > 0 ? `${line} …` : line, style));
  }
  const widest = Math.max(0, ...lines.map((line) => widthOf(line, style.fontSize)));
  return {
    lines,
    width: Math.ceil(widest) + 2 * labelPadding.x,
    height: Math.ceil(lines.length * style.fontSize * lineHeight) + 2 * labelPadding.y,
  };
}

/** A word wider than a line is cut by letters. */
function cutTo(line: string, { fontSize, width }: LabelStyle): string {
  if (widthOf(line, fontSize) <= width) return line;
  let letters = [...line];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, fontSize) > width)
    letters = letters.slice(0, -1);
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
