import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, type ServedSite } from '../pages/serve';

/** Serves one page's compressed bytes with nginx, as fast as that can be done; undefined where there is no nginx to be had. */
export async function serveWithNginx(page: Uint8Array): Promise<ServedSite | undefined> {
  if (!hasNginx()) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-nginx-'));
  const port = await freePort();
  // Its workers are another user than root.
  await chmod(folder, 0o755);
  await mkdir(path.join(folder, 'www'));
  await writeFile(path.join(folder, 'www', 'page.html'), page);
  await writeFile(path.join(folder, 'nginx.conf'), settings(folder, port));
  const child = spawn('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}/page.html`;
  for (let i = 0; i < 50; i++) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where it is missing and this is a machine that may install it, it is installed. */
function hasNginx(): boolean {
  const isThere = () => spawnSync('nginx', ['-v'], { stdio: 'ignore' }).status === 0;
  if (isThere()) return true;
  spawnSync('sh', ['-c', 'apt-get update && apt-get install -y nginx-light'], { stdio: 'ignore' });
  return isThere();
}

function settings(folder: string, port: number): string {
  return `worker_processes auto;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  keepalive_requests 1000000;
  open_file_cache max=10;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/www;
    default_type text/html;
    add_header Content-Encoding br;
  }
}
`;
}
