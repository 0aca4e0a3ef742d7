import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get } from 'node:http';
import path from 'node:path';
import { expect, test } from 'vitest';

/** A server whose answers take their time, in a process in which something goes wrong once it was asked. */
function program(diagnostic: string): string {
  const from = (...names: readonly string[]) => JSON.stringify(path.resolve('lib', ...names));
  return `
    import { createServer } from 'node:http';
    import { stopServing } from ${from('runtime', 'stop-serving.ts')};
    import { leaveOnUncaught } from ${from('process', 'uncaught.ts')};
    const server = createServer((request, response) => {
      setTimeout(() => { ${diagnostic} });
      setTimeout(() => { ${diagnostic} });
      setTimeout(() => response.end('whole'), 300);
    });
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
    const front = { server, beginStop: () => {}, endUnused: () => {} };
    leaveOnUncaught(console.error, () => stopServing(front, async () => console.log('closed')));
  `;
}

test.each([
  ['an exception', "throw new Error('broken')"],
  ['a rejection', "void Promise.reject(new Error('broken'))"],
])(
  '%s that nobody catches: what is under way is answered, it is said once, and the code is not 0',
  async (_, diagnostic) => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program(diagnostic)],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    let failed = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      failed += chunk;
    });
    while (!said.includes('\n')) await once(child.stdout, 'data');
    const ended = once(child, 'exit');
    const text = await new Promise<string>((resolve, reject) => {
      get({ port: Number.parseInt(said, 10), host: '127.0.0.1' }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve(body));
      }).on('error', reject);
    });
    expect(text).toBe('whole');
    expect(await ended).toEqual([1, null]);
    expect(said).toContain('closed');
    expect(failed.match(/unexpected error, this process ends/g)).toHaveLength(1);
    expect(failed).toContain('broken');
  },
);
