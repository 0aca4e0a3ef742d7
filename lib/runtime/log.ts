import pino from 'pino';
import type { Answered } from '@/lib/http/context';
import type { ServeSettings } from './serve-settings';

export interface Log {
  error(message: string): void;
  /** Undefined where answers are not logged. */
  readonly answer: ((answer: Answered) => void) | undefined;
}

/**
 * Plain lines on standard error for people, or JSON lines for programs. Of an answer its method, path, status and time
 * are logged: no address of a reader, no query, so nothing of what anyone searched for.
 */
export function createLog(kind: ServeSettings['log']): Log {
  if (kind === 'plain') return { error: (message) => console.error(`stoa: ${message}`), answer: undefined };
  const logger = pino({ base: null }, pino.destination({ fd: 2, sync: false }));
  return {
    error: (message) => logger.error(message),
    answer: kind === 'requests' ? (answer) => logger.info(answer, 'answered') : undefined,
  };
}
