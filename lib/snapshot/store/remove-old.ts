import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** How many snapshots stay, so that an open tab of yesterday's build still finds its search files. */
const retainedSnapshots = 3;

/** The last ones stay, first of all the one before. What a clock that was ahead dated later than now is older than the rest. */
export async function removeOldSnapshots(
  snapshots: string,
  current: string,
  before: string | undefined,
): Promise<void> {
  const names = (await readdir(snapshots)).filter((name) => name !== current);
  const now = Date.now();
  const aged = await Promise.all(
    names.map(async (name) => ({ name, age: (await stat(path.join(snapshots, name))).mtimeMs })),
  );
  const rank = ({ name, age }: { readonly name: string; readonly age: number }) =>
    name === before ? 2 : age <= now ? 1 : 0;
  aged.sort((a, b) => rank(b) - rank(a) || b.age - a.age);
  for (const { name } of aged.slice(retainedSnapshots - 1))
    await rm(path.join(snapshots, name), { recursive: true, force: true });
}
