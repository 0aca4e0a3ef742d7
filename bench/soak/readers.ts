import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What readers asked for and got, as it grows. */
export interface ReadersRecord {
  answered: number;
  /** Asked again on a new connection, as browsers do, since a kept one was closed before any byte of the answer. */
  askedAgain: number;
  failures: string[];
  /** Milliseconds of the answers since this was last emptied. */
  times: number[];
}

export interface Readers {
  readonly record: ReadersRecord;
  /** Resolves when each has what it asked for last. */
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly isWhole: boolean;
}

const patienceMs = 20_000;

/** So many readers, each on a connection of its own that is kept, pausing up to `pauseMs` between two requests. */
export function startReaders(options: {
  readonly url: string;
  readonly count: number;
  readonly pauseMs: number;
  /** The address that is asked for next. */
  readonly next: () => string;
  readonly random: () => number;
}): Readers {
  const record: ReadersRecord = { answered: 0, askedAgain: 0, failures: [], times: [] };
  let isStopped = false;
  const read = async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!isStopped) {
      const address = options.next();
      const started = performance.now();
      try {
        const answer = await askAsBrowser(options.url + address, agent, record);
        const fault = faultOf(answer);
        if (fault) record.failures.push(`${address}: ${fault}`);
        record.answered += 1;
        record.times.push(performance.now() - started);
      } catch (error) {
        record.failures.push(`${address}: ${String(error)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, options.random() * options.pauseMs));
    }
    agent.destroy();
  };
  const all = Array.from({ length: options.count }, read);
  return {
    record,
    async stop() {
      isStopped = true;
      await Promise.all(all);
    },
  };
}

/** One answer, on a connection of its own where no agent is given. */
export function ask(url: string, agent?: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: agent ?? false, timeout: patienceMs }, (response) => {
      response.setEncoding('utf8');
      let body = '';
      response.on('data', (part: string) => {
        body += part;
      });
      response.on('error', reject);
      response.on('close', () =>
        resolve({ status: response.statusCode ?? 0, body, isWhole: response.complete }),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${patienceMs / 1000} s`)));
    request.on('error', (error: NodeJS.ErrnoException) =>
      reject(Object.assign(error, { isKeptConnection: request.reusedSocket })),
    );
  });
}

async function askAsBrowser(url: string, agent: Agent, record: ReadersRecord): Promise<Answer> {
  try {
    return await ask(url, agent);
  } catch (error) {
    const wasClosed =
      error instanceof Error && 'isKeptConnection' in error && error.isKeptConnection === true;
    if (!wasClosed || !/ECONNRESET|EPIPE|hang up/.test(error.message)) throw error;
    record.askedAgain += 1;
    return ask(url);
  }
}

function faultOf({ status, body, isWhole }: Answer): string | undefined {
  if (status !== 200 && status !== 308) return `answered with ${status}`;
  if (!isWhole) return 'cut short';
  if (body.startsWith('<!DOCTYPE html>') && !body.trimEnd().endsWith('</html>')) return 'not a whole page';
  return undefined;
}
