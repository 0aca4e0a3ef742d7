import { fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { PageSiteOptions } from './page-site';

/** A process that makes pages takes about 250 MB, and more than these wait for the one that writes. */
const maxHelpers = 3;
/** Fewer pages are made sooner than another process would have begun. */
const minPages = 1000;

export interface HelperTask {
  readonly snapshot: string;
  readonly options: PageSiteOptions;
}

/** Where it serves, once; and each answer that came as plain text, with the reason. */
export type HelperAnswer = { readonly port: number } | { readonly plain: string };

/**
 * Starts processes that make pages of an export, as many as there are cores beside this one's.
 * @param ports where pages can be asked for: those of the helpers come in as soon as they serve, and go when they end
 */
export function startHelpers(
  task: HelperTask,
  { pages, ports, onPlain }: { readonly pages: number; ports: number[]; onPlain: (reason: string) => void },
): void {
  const count = pages < minPages ? 0 : Math.min(maxHelpers, os.availableParallelism() - 1);
  for (let i = 0; i < count; i++) {
    const helper = fork(path.join('lib', 'cli', 'export-helper.ts'), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let own: number | undefined;
    helper.on('message', (said: HelperAnswer) => {
      if ('plain' in said) return onPlain(said.plain);
      own = said.port;
      ports.push(own);
    });
    // The others make its pages; what it had begun is asked for again.
    helper.once('exit', () => own !== undefined && ports.splice(ports.indexOf(own), 1));
    helper.once('error', (error) =>
      console.error(`stoa: a process that makes pages failed: ${error.message}`),
    );
    helper.send(task);
  }
}
