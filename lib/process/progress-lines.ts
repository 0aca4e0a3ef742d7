import type { BeginStep } from './progress';

/** A step that takes longer says how far it is, this often. */
const usualEveryMs = 2000;

export interface ProgressLines {
  readonly begin: BeginStep;
  /** Ends the step under way, with a remark about it. */
  end(remark?: string): void;
}

/** One line when a step begins, one when it ends, and in between how far it is and how long it will take. */
export function createProgressLines(
  write: (line: string) => void,
  now: () => number = Date.now,
  everyMs = usualEveryMs,
): ProgressLines {
  let step: { name: string; started: number; said: number; done: number } | undefined;
  const end = (remark?: string) => {
    if (!step) return;
    const seconds = ((now() - step.started) / 1000).toFixed(1);
    const count = step.done > 0 ? `${step.done.toLocaleString('en')}, ` : '';
    write(`  ${step.name}: ${remark ? `${remark}, ` : count}${seconds} s`);
    step = undefined;
  };
  return {
    begin(name) {
      end();
      const started = now();
      const own = { name, started, said: started, done: 0 };
      step = own;
      write(`  ${name} …`);
      return (done, total) => {
        own.done = Math.max(own.done, done);
        if (now() - own.said < everyMs) return;
        own.said = now();
        write(`    ${howFar(done, total, own.said - own.started)}`);
      };
    },
    end,
  };
}

function howFar(done: number, total: number | undefined, spentMs: number): string {
  if (total === undefined || total === 0) return done > 0 ? done.toLocaleString('en') : 'still at it';
  const left = done > 0 ? `, about ${Math.ceil(((spentMs / done) * (total - done)) / 1000)} s left` : '';
  return `${done.toLocaleString('en')} of ${total.toLocaleString('en')}${left}`;
}
