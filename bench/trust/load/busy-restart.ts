import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../random';
import { startReaders } from '../../soak/readers';
import { replaceWorkers } from '../../soak/replace-workers';
import { serveProgram } from '../serve-target';
import type { TrustOptions, TrustRow } from '../trust-group';
import { pagesOf } from './pages-of';

const readers = 40;
const pages = 8;
const busy = 18;
const busySeconds = 60;
const longestMs = 15_000;

/** SIGHUP where far more wants to run than there are cores: the old processes serve until the new ones do, and nobody waits for either. */
export async function tryBusyRestart({ target, report }: TrustOptions): Promise<readonly TrustRow[]> {
  // The other targets are one process: nobody takes its place.
  if (target !== 'server' && target !== 'workers') return [];
  const site = await serveProgram('workers', 'content');
  const random = createRandom(5);
  try {
    // With a twentieth of a core each, making many pages anew is what would take long, whoever serves.
    const paths = (await pagesOf(site.url)).filter((page) => !page.includes('/questions/')).slice(0, pages);
    report(`two processes are replaced under ${readers} readers, beside ${busy} that keep the machine busy`);
    const next = () => paths[Math.floor(random() * paths.length)] ?? '/';
    const reading = startReaders({ url: site.url, count: readers, pauseMs: 500, next, random });
    await sleep(3000);
    const others = Array.from({ length: busy }, keepBusy);
    await sleep(2000);
    const milliseconds = await replaceWorkers(site.pid);
    await sleep(2000);
    for (const other of others) other.kill();
    await reading.stop();
    const { answered, askedAgain, failures, times } = reading.record;
    const late = times.filter((time) => time >= longestMs);
    const faults = [...failures, ...late.map((time) => `waited ${Math.round(time)} ms`)];
    if (milliseconds === undefined) faults.push('the old processes were still there after two minutes');
    const longest = Math.round(times.reduce((most, time) => Math.max(most, time), 0));
    return [
      {
        name: `requests while all processes are replaced on a busy machine`,
        tried: answered + failures.length,
        held: answered + failures.length - faults.length,
        failures: faults,
        figure: `replaced after ${milliseconds} ms; longest wait ${longest} ms; ${askedAgain} asked again`,
      },
    ];
  } finally {
    await site.stop();
  }
}

/** It ends by itself, whatever becomes of this process. */
function keepBusy(): ChildProcess {
  return spawn('timeout', [String(busySeconds), process.execPath, '-e', 'for(;;){}'], { stdio: 'ignore' });
}
