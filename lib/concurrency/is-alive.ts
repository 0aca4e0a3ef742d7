import { errorCode } from '@/lib/text/error-code';

/** Whether a process of this machine is there, whoever runs it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
