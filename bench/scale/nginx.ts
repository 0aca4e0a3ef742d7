import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@/test-support/port-of';
import type { ServedSite } from '../pages/serve';

/** Serves one page's compressed bytes with nginx, as fast as that can be done; undefined where there is no nginx to be had. */
export async function serveWithNginx(page: Uint8Array): Promise<ServedSite | undefined> {
  if (!hasNginx()) installNginx();
  if (!hasNginx()) return undefined;
  const files = await mkdtemp(path.join(tmpdir(), 'stoa-page-'));
  // Its workers are another user than root.
  await chmod(files, 0o755);
  await writeFile(path.join(files, 'page.html'), page);
  const port = await freePort();
  const site = await startNginx(port, onePage(files, port));
  return {
    url: `${site.url}/page.html`,
    async stop() {
      await site.stop();
      await rm(files, { recursive: true, force: true });
    },
  };
}

/**
 * Runs nginx on a port of this machine until it is stopped.
 * @param http what stands in its `http` block
 * @throws where nothing answers within five seconds, with what nginx says
 */
export async function startNginx(port: number, http: string): Promise<ServedSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-nginx-'));
  await chmod(folder, 0o755);
  const file = path.join(folder, 'nginx.conf');
  await writeFile(file, settings(folder, http));
  const child = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 50; i++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`nginx does not answer: ${said}`);
}

export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;
}

/** Where this is a machine that may install it. */
function installNginx(): void {
  spawnSync('sh', ['-c', 'apt-get update && apt-get install -y nginx-light'], { stdio: 'ignore' });
}

function settings(folder: string, http: string): string {
  return `worker_processes auto;
pid ${folder}/nginx.pid;
error_log stderr;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${http}
}
`;
}

function onePage(files: string, port: number): string {
  return `sendfile on;
  keepalive_requests 1000000;
  open_file_cache max=10;
  server {
    listen 127.0.0.1:${port};
    root ${files};
    default_type text/html;
    add_header Content-Encoding br;
  }`;
}
