import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@/test-support/port-of';
import { type ServedSite, serveWith } from '../serve';
import type { PageSource } from './page-sources';
import type { Peer } from './peer';

/** This site, as a reader meets it. */
export const stoa: Pick<Peer, 'name' | 'pathOf'> & Required<Pick<Peer, 'search'>> = {
  name: 'Stoa',
  pathOf: ({ subject, slug }) => `/learn/${subject}/questions/${slug}`,
  search: { open: 'input[name=q]', input: 'input[name=q]', result: '[role=option]' },
};

/** A library of the pages, served until it is stopped. */
export async function serveStoa(pages: readonly PageSource[]): Promise<ServedSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-peers-'));
  for (const { subject, slug, title, text } of pages) {
    await mkdir(path.join(folder, subject), { recursive: true });
    await writeFile(
      path.join(folder, subject, `${slug}.md`),
      `---\nquestion: ${JSON.stringify(title)}\nanswer: ${JSON.stringify(text)}\n---\n`,
    );
  }
  const site = await serveLibrary(folder);
  return {
    url: site.url,
    async stop() {
      await site.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function serveLibrary(content: string): Promise<ServedSite> {
  return serveWith(['--import', 'tsx', 'lib/cli/start.ts', '--content', content], { port: await freePort() });
}
