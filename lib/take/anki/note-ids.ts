import { createHash } from 'node:crypto';

/** Ids are moments in milliseconds; ours are of before Anki had any of its own, and told by a name alone. */
const first = 1_000_000_000_000;
const range = 2 ** 38;

function idOf(name: string): number {
  return first + (createHash('sha256').update(name).digest().readUIntBE(0, 6) % range);
}

/** The same id for the same deck, whenever it is taken along. */
export function deckId(name: string): number {
  return idOf(`deck ${name}`);
}

/** Ids of notes by their names, each once. */
export function createIds(): (name: string) => number {
  const taken = new Set<number>();
  return (name) => {
    let id = idOf(`note ${name}`);
    while (taken.has(id)) id += 1;
    taken.add(id);
    return id;
  };
}

/** By this Anki finds notes whose first fields are alike: the beginning of a hash of its text. */
export function checksumOf(html: string): number {
  const text = html.replace(/<img[^>]*src="([^"]*)"[^>]*>/g, ' $1 ').replace(/<[^>]*>/g, '');
  return createHash('sha1').update(text).digest().readUInt32BE(0);
}
