import { atoms } from './atoms';

/** A piece of a document: an opener so often, what stands inside, a closer so often; the whole of it again and again. */
export interface Piece {
  readonly open: string;
  readonly close: string;
  readonly count: number;
  readonly times: number;
  readonly inner: readonly Piece[];
}

const maxCharacters = 200_000;

/** The document that the pieces make, cut where it grows beyond what is ever rendered. */
export function sourceOf(pieces: readonly Piece[]): string {
  let number = 0;
  let left = maxCharacters;
  const take = (text: string) => {
    const taken = text.slice(0, Math.max(0, left));
    left -= taken.length;
    return taken;
  };
  const run = (text: string, count: number): string => {
    const fitting = Math.min(count, Math.ceil(left / Math.max(1, text.length)));
    return take(text.repeat(fitting).replace(/§/g, () => String(++number)));
  };
  const write = ({ open, close, count, times, inner }: Piece): string => {
    let written = '';
    for (let time = 0; time < times && left > 0; time += 1)
      written += run(open, count) + inner.map(write).join('') + run(close, count);
    return written;
  };
  return pieces.map(write).join('');
}

type Random = () => number;
const below = (random: Random, limit: number) => Math.floor(random() * limit);
const pick = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)] as T;
/** Few as often as many: 1 to about 4,000. */
const howOften = (random: Random) => Math.ceil(2 ** (random() * 12));

function atom(random: Random): string {
  const one = pick(random, atoms);
  return random() < 0.25 ? one + pick(random, atoms) : one;
}

function makePiece(random: Random, depth: number): Piece {
  const inner = depth > 0 && random() < 0.5 ? makePieces(random, depth - 1, 2) : [];
  const close = random() < 0.5 ? '' : atom(random);
  return {
    open: atom(random),
    close,
    count: howOften(random),
    times: random() < 0.7 ? 1 : howOften(random),
    inner,
  };
}

function makePieces(random: Random, depth: number, most: number): readonly Piece[] {
  return Array.from({ length: 1 + below(random, most) }, () => makePiece(random, depth));
}

/** A document made of nothing but chance. */
export function makePiecesOf(random: Random): readonly Piece[] {
  return makePieces(random, 2, 4);
}

/** The document with one thing changed; sometimes with another's pieces put after it. */
export function changed(pieces: readonly Piece[], other: readonly Piece[], random: Random): readonly Piece[] {
  const at = below(random, pieces.length);
  const chance = random();
  if (chance < 0.1 && pieces.length < 8) return [...pieces, ...other].slice(0, 8);
  if (chance < 0.2) return [...pieces.slice(0, at), makePiece(random, 1), ...pieces.slice(at)].slice(0, 8);
  if (chance < 0.3 && pieces.length > 1) return pieces.filter((_, index) => index !== at);
  return pieces.map((piece, index) => (index === at ? changedPiece(piece, random) : piece));
}

function changedPiece(piece: Piece, random: Random): Piece {
  if (piece.inner.length > 0 && random() < 0.4) return { ...piece, inner: changed(piece.inner, [], random) };
  const change: readonly (() => Partial<Piece>)[] = [
    () => ({ count: piece.count * 2 }),
    () => ({ count: Math.ceil(piece.count * random()) }),
    () => ({ times: Math.min(5_000, piece.times * 2) }),
    () => ({ times: Math.ceil(piece.times * random()) }),
    () => ({ open: atom(random) }),
    () => ({ close: random() < 0.5 ? '' : atom(random) }),
    () => ({ open: piece.open + atom(random) }),
    () => ({ inner: makePieces(random, 1, 2) }),
  ];
  return { ...piece, ...pick(random, change)() };
}

/** The same with all counts scaled: to come down to what is rendered. */
export function scaled(pieces: readonly Piece[], factor: number): readonly Piece[] {
  return pieces.map((piece) => ({
    ...piece,
    count: Math.max(1, Math.floor(piece.count * factor)),
    times: Math.max(1, Math.floor(piece.times * factor)),
    inner: scaled(piece.inner, factor),
  }));
}
