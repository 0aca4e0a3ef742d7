import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { readWhole } from '@/lib/process/read-at';
import { builtAt } from '../snapshot-file';
import type { Taken } from '../taken';
import { atOnce, type TakenLibrary } from '../taken-library';
import { picturesOf, shownIn } from '../taken-pictures';
import { isCompressed, zipOf } from '../zip';
import { buildCard } from './card';
import { buildCollection } from './collection';

/** What Anki's own browser shows. */
const endings = ['png', 'jpg', 'jpeg', 'gif', 'svg', 'webp', 'avif'];

/** Questions as a package of Anki (`.apkg`) with their pictures; a second import updates the cards of the first. */
export async function writeDeck({ questions }: Taken, library: TakenLibrary): Promise<Buffer> {
  const pictures = await picturesOf(questions, library, { endings, folder: 'stoa-' });
  const inside = new Map([...pictures].map(([address, { name }]) => [address, name]));
  const cards = await mapAtOnce(questions, atOnce, (question) => buildCard(question, library, inside));
  const shown = shownIn(
    cards.map(({ back }) => back),
    pictures,
  );
  const collection = await buildCollection(cards, await builtAt(library.snapshotFolder));
  const media = Object.fromEntries(shown.map(({ name }, i) => [i, name]));
  const files = await mapAtOnce(shown, atOnce, async ({ name, file }, i) => ({
    ...{ name: String(i), bytes: await readWhole(file), isStored: isCompressed(name) },
  }));
  return zipOf([
    { name: 'collection.anki2', bytes: collection },
    { name: 'media', bytes: Buffer.from(JSON.stringify(media)) },
    ...files,
  ]);
}
