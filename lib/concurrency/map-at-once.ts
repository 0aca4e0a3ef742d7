/**
 * What a task makes of each item, in the order of the items; so many are under way at once.
 * @throws what the first that fails throws; no other is begun after it
 */
export async function mapAtOnce<Item, Made>(
  items: readonly Item[],
  atOnce: number,
  task: (item: Item, place: number) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  const line = items.entries();
  let hasFailed = false;
  const work = async () => {
    for (let next = line.next(); !next.done && !hasFailed; next = line.next()) {
      const [place, item] = next.value;
      made[place] = await task(item, place);
    }
  };
  const failed = (error: unknown) => {
    hasFailed = true;
    throw error;
  };
  await Promise.all(Array.from({ length: atOnce }, () => work().catch(failed)));
  return made;
}
