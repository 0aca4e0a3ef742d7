import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Makes a Python of its own in a folder, with a package from PyPI.
 * @param requirement name and version, such as `anki==26.9.3`
 * @returns the program
 * @throws where there is no Python, or the package cannot be fetched
 */
export async function installPython(folder: string, requirement: string): Promise<string> {
  const place = path.join(folder, 'python');
  await run('python3', ['-m', 'venv', place]);
  const python = path.join(place, 'bin', 'python');
  await run(python, ['-m', 'pip', 'install', '--quiet', requirement]);
  return python;
}
