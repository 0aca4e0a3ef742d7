import path from 'node:path';
import { Piscina } from 'piscina';
import type { Measured } from './measured-render';

/** What a thread of the site has for one answer. */
export const limits = { milliseconds: 2_000, memoryMiB: 256 } as const;

/** Renders in a thread as the site does, and measures processor time, so that a busy machine fails nothing. */
export class CostMeter {
  #pool = this.#start();

  #start(): Piscina {
    return new Piscina({
      filename: path.resolve('bench/trust/rendering/measured-render.ts'),
      execArgv: ['--import', 'tsx'],
      ...{ minThreads: 1, maxThreads: 1, idleTimeout: 60_000 },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMiB },
    });
  }

  async warm(): Promise<void> {
    for (let time = 0; time < 30; time += 1)
      await this.#pool.run('Warm **a** $x^2$\n\n- `b`\n\n```cpp\nint x;\n```');
  }

  /** The better of two where the first seems slow: the second is free of compiling and of a neighbor's noise. */
  async measure(answer: string): Promise<Measured> {
    const first = await this.#once(answer);
    if (first.milliseconds < limits.milliseconds / 2 || first.milliseconds === Infinity) return first;
    const second = await this.#once(answer);
    return second.milliseconds < first.milliseconds ? second : first;
  }

  async #once(answer: string): Promise<Measured> {
    const start = process.cpuUsage();
    const abort = new AbortController();
    const timer = setInterval(() => {
      const { user, system } = process.cpuUsage(start);
      if ((user + system) / 1_000 > 2 * limits.milliseconds) abort.abort();
    }, 100);
    try {
      return await this.#pool.run(answer, { signal: abort.signal });
    } catch {
      await this.#pool.destroy().catch(() => undefined);
      this.#pool = this.#start();
      await this.warm();
      return { milliseconds: Infinity, heapMiB: Infinity, isRendered: false };
    } finally {
      clearInterval(timer);
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }
}
