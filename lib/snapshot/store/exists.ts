import { access } from 'node:fs/promises';

/** Whether a file or folder is there. */
export function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  );
}
