import { type ClientGroup, createClientGroup } from './client-group';

/**
 * Lets so many tasks run at once; so many more may wait; the rest are turned away. Clients take turns, so that one who asks
 * for very much keeps nobody else waiting: of those who wait the one goes first whose last turn is longest ago.
 */
export interface Semaphore {
  /**
   * Runs the task in its turn.
   * @param group for whom: a client's name, or all who wait for the same; who has no name is one client
   * @param signal nobody wants it any more: it leaves the line, and its reason is thrown
   * @throws SemaphoreFull where too many wait already: at once, or later, where the place is wanted for a client with fewer
   */
  run<T>(task: () => Promise<T>, group?: string | ClientGroup, signal?: AbortSignal): Promise<T>;
}

export interface SemaphoreLimits {
  readonly running: number;
  readonly waiting: number;
  /** So many of those that run are only for clients of whom none runs yet: none by default. */
  readonly reserved?: number;
}

export class SemaphoreFull extends Error {
  constructor() {
    super('too many tasks are waiting');
  }
}

interface Waiting {
  readonly group: ClientGroup;
  begin(client: string): void;
  turnAway(): void;
}

/**
 * @example
 * const searches = createSemaphore({ running: 40, reserved: 8, waiting: 480 });
 * await searches.run(() => search(request), client);
 */
export function createSemaphore({ running, waiting: maxWaiting, reserved = 0 }: SemaphoreLimits): Semaphore {
  const line: Waiting[] = [];
  const turns = createTurns(running, reserved);
  const fill = () => {
    for (let next = turns.next(line); next; next = turns.next(line)) {
      line.splice(line.indexOf(next.waiting), 1);
      turns.take(next.client);
      next.waiting.begin(next.client);
    }
  };
  const wait = (group: ClientGroup, signal: AbortSignal | undefined) => {
    if (line.length >= maxWaiting && !makeRoom(line, group)) throw new SemaphoreFull();
    return new Promise<string>((resolve, reject) => {
      const unlisten = group.onJoin(fill);
      const leave = () => {
        unlisten();
        signal?.removeEventListener('abort', giveUp);
      };
      const begin = (client: string) => {
        leave();
        resolve(client);
      };
      const turnAway = () => {
        leave();
        reject(new SemaphoreFull());
      };
      const waiting = { group, begin, turnAway };
      const giveUp = () => {
        leave();
        line.splice(line.indexOf(waiting), 1);
        for (const client of group.clients) turns.forget(client, line);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', giveUp);
      line.push(waiting);
    });
  };
  return {
    async run(task, asked = '', signal) {
      signal?.throwIfAborted();
      const group = typeof asked === 'string' ? createClientGroup(asked) : asked;
      // Whoever waits and might begin has begun.
      const first = [...group.clients].find(turns.mayBegin);
      if (first !== undefined) turns.take(first);
      const client = first ?? (await wait(group, signal));
      try {
        return await task();
      } finally {
        turns.giveBack(client, line);
        fill();
      }
    },
  };
}

/** Who runs, and whose turn it is. */
function createTurns(places: number, reserved: number) {
  let free = places;
  let turn = 0;
  const running = new Map<string, number>();
  /** The last turn of each client that runs or waits. */
  const last = new Map<string, number>();
  const mayBegin = (client: string) => free > (running.has(client) ? reserved : 0);
  return {
    mayBegin,
    take(client: string) {
      free -= 1;
      turn += 1;
      running.set(client, (running.get(client) ?? 0) + 1);
      last.set(client, turn);
    },
    giveBack(client: string, line: readonly Waiting[]) {
      free += 1;
      const left = (running.get(client) ?? 1) - 1;
      if (left > 0) running.set(client, left);
      else running.delete(client);
      this.forget(client, line);
    },
    /** Its turn does not count any more, where it neither runs nor waits. */
    forget(client: string, line: readonly Waiting[]) {
      if (!running.has(client) && !line.some(({ group }) => group.clients.has(client))) last.delete(client);
    },
    /** Who is to begin now, if anybody may. */
    next(line: readonly Waiting[]) {
      let found: { readonly waiting: Waiting; readonly client: string; readonly turn: number } | undefined;
      if (free <= 0) return undefined;
      for (const waiting of line)
        for (const client of waiting.group.clients) {
          const before = last.get(client) ?? 0;
          if (mayBegin(client) && (!found || before < found.turn)) found = { waiting, client, turn: before };
        }
      return found;
    },
  };
}

/** Turns away the last of whoever has most in a full line, for a client that has fewer there. */
function makeRoom(line: Waiting[], newcomer: ClientGroup): boolean {
  const counts = new Map<string, number>();
  for (const { group } of line)
    for (const client of group.clients) counts.set(client, (counts.get(client) ?? 0) + 1);
  const own = Math.min(...[...newcomer.clients].map((client) => counts.get(client) ?? 0));
  let most = { client: '', count: 0 };
  for (const [client, count] of counts) if (count > most.count) most = { client, count };
  if (most.count <= own + 1) return false;
  // What others wait for too stays.
  const index = line.findLastIndex(({ group }) => group.clients.size === 1 && group.clients.has(most.client));
  const [out] = index < 0 ? [] : line.splice(index, 1);
  out?.turnAway();
  return out !== undefined;
}
