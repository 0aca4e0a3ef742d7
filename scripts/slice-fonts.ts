import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const letters = lower + lower.toUpperCase();
const digits = '0123456789';
const signs = `${digits}=.,+−()×/%≈[]∣∘⋅Δ⇒><≥≤±⋯…′!:ˉ∞→-*'`;
const more = '{}~^_÷≡∼∈∪∩⊂⊆∀∃∧∨¬⌊⌋⌈⌉⟨⟩∂∇√∠∝≪≫∅∗∙∥⟶←↔⇌↑↓⇔↦ΓΘΛΞΠΣΥΦΨΩ’‘\ue020&;?';
const greek = 'αβδθλμπσ';

/**
 * What is used together, of the faces that are large: files of their own, so that a page fetches what it shows. Chosen by
 * what the formulas of the bundled library use; a file has 2 kB of its own for hinting, so that more of them cost more.
 * What is in none of them is in one more file.
 */
const slices: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Main-Regular': { more, upper: lower.toUpperCase(), common: ` \u00a0${signs}${lower}` },
  'Main-Bold': { common: ` \u00a0${signs}${letters}` },
  'Main-Italic': { common: ` \u00a0${digits}.,()-:'${letters}` },
  'Main-BoldItalic': { common: ` \u00a0${digits}.,()-:'${letters}` },
  'Math-Italic': { common: ` \u00a0${letters}${greek}` },
  'Math-BoldItalic': { common: ` \u00a0${letters}` },
  'AMS-Regular': { common: ` \u00a0${lower.toUpperCase()}■□` },
};

/** A file of a face, as the table of `lib/markdown/render/formulas/formula-font-table.ts` has it, with its bytes. */
interface FontFile {
  readonly face: string;
  readonly file: string;
  readonly range?: string;
  readonly bytes: Uint8Array;
}

/** The files of faces of KaTeX's, of each what is rarest first. The same bytes for the same version of KaTeX. */
export async function sliceFonts(faces: readonly string[]): Promise<readonly FontFile[]> {
  const files: FontFile[] = [];
  for (const face of faces) files.push(...(await sliceFace(face)));
  return files;
}

/** Where KaTeX keeps a face. */
export function katexFont(face: string): string {
  return path.join('node_modules', 'katex', 'dist', 'fonts', `KaTeX_${face}.woff2`);
}

/** The names of all of them. */
export async function katexFaces(): Promise<readonly string[]> {
  const files = await readdir(path.dirname(katexFont('')));
  return files.flatMap((file) => /^KaTeX_(.+)\.woff2$/.exec(file)?.[1] ?? []).sort();
}

async function sliceFace(face: string): Promise<readonly FontFile[]> {
  const whole = await readFile(katexFont(face));
  const parts = slices[face];
  if (parts === undefined) return [{ face, file: fileOf(face, whole), bytes: whole }];
  const all = signsIn(await subsetFont(whole, basicPlane, { targetFormat: 'truetype' }));
  const taken = new Set(Object.values(parts).flatMap((text) => [...text]));
  const rest = all.filter((sign) => !taken.has(sign)).join('');
  const named = Object.entries({ rest, ...parts });
  return Promise.all(
    named.map(async ([name, text]) => {
      const signs = all.filter((sign) => text.includes(sign));
      const bytes = await subsetFont(whole, signs.join(''), { targetFormat: 'woff2' });
      return {
        face,
        file: fileOf(`${face}-${name}`, bytes),
        range: rangeOf(signs, name === 'rest' ? all : signs),
        bytes,
      };
    }),
  );
}

function fileOf(name: string, bytes: Uint8Array): string {
  return `${name}-${createHash('sha256').update(bytes).digest('base64url').slice(0, 4)}.woff2`;
}

const basicPlane = String.fromCodePoint(
  ...Array.from({ length: 0xffff - 0x20 }, (_, at) => at + 0x20).filter((point) => point >> 11 !== 0x1b),
);

/**
 * The signs of a TrueType font, in order, as its character map of format 4 has them.
 * @see https://learn.microsoft.com/typography/opentype/spec/cmap#format-4-segment-mapping-to-delta-values
 */
function signsIn(font: Buffer): readonly string[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (entry === undefined) throw new Error('the font has no character map');
  const map = font.readUInt32BE(entry + 8);
  const encodings = Array.from({ length: font.readUInt16BE(map + 2) }, (_, at) => map + 4 + 8 * at);
  const subtable = encodings
    .map((at) => map + font.readUInt32BE(at + 4))
    .find((at) => font.readUInt16BE(at) === 4);
  if (subtable === undefined) throw new Error('the font has no character map of format 4');
  const doubled = font.readUInt16BE(subtable + 6);
  const points: number[] = [];
  for (let at = 0; at < doubled; at += 2) {
    const last = font.readUInt16BE(subtable + 14 + at);
    const first = font.readUInt16BE(subtable + 16 + doubled + at);
    for (let point = first; point <= last && point < 0xffff; point++) points.push(point);
  }
  return points.map((point) => String.fromCodePoint(point));
}

/**
 * As style sheets write it, and as short as may be, for it is sent with each page with formulas. Where other files of the face
 * count before this one, it may hold theirs too, and signs nearby that no face has, but for those that formulas do show.
 * @param signs in order
 * @param mayHold in order
 */
function rangeOf(signs: readonly string[], mayHold: readonly string[]): string {
  const points = signs.map(pointOf);
  const held = new Set(mayHold.map(pointOf));
  const isPassed = (point: number) => held.has(point) || (signs !== mayHold && !unheld.has(point));
  const runs: [first: number, last: number][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run !== undefined && point - run[1] < 0x60 && between(run[1], point).every(isPassed)) run[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number) => point.toString(16);
  return runs.map(([first, last]) => `U+${hex(first)}${first === last ? '' : `-${hex(last)}`}`).join(',');
}

/** The middle dot, and signs without width of which KaTeX writes one into each fraction: none of its faces has them. */
const unheld: ReadonlySet<number> = new Set([0xb7, 0x200b, 0x200c, 0x200d]);

function between(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first - 1 }, (_, at) => first + 1 + at);
}

function pointOf(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}
