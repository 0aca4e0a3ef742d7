import { readdirSync, readFileSync } from 'node:fs';

/** Memory of a process with all that it started, in bytes. */
export interface WatchedMemory {
  /** The most that all of them held together, as far as was seen. */
  readonly peak: number;
  /** What the process itself holds now. */
  own(): number;
  /** What it holds now with all that it started. */
  all(): number;
  stop(): void;
}

const everyMs = 200;

/** Looks at `/proc` five times a second; where there is none (another system than Linux) it sees nothing. */
export function watchMemory(pid: number): WatchedMemory {
  let peak = 0;
  const all = () => familyOf(pid).reduce((sum, member) => sum + residentBytes(member), 0);
  const look = () => {
    peak = Math.max(peak, all());
  };
  const timer = setInterval(look, everyMs);
  return {
    get peak() {
      return peak;
    },
    own: () => residentBytes(pid),
    all,
    stop: () => clearInterval(timer),
  };
}

function familyOf(pid: number): number[] {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => [Number(name), parentOf(Number(name))]),
    );
    const family = [pid];
    for (const member of family)
      for (const [child, parent] of parents) if (parent === member) family.push(child);
    return family;
  } catch {
    return [pid];
  }
}

/** Ids of what a process started, or what that started, by a part of the command it runs. As Linux tells it; none elsewhere. */
export function childrenOf(pid: number, command: string): readonly number[] {
  return familyOf(pid).filter((member) => member !== pid && commandOf(member).includes(command));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
