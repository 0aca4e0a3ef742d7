import { openWatched } from '../sentinel';
import { serveTarget } from '../serve-target';
import { type TrustRow, tryAll } from '../trust-group';
import type { Door } from './door-case';
import { withLibrary } from './door-library';

const tabs = 4;

/** All that hostile questions and their files are, in one library, as readers get it. */
export async function tryServedDoors(
  doors: readonly Door[],
  report: (line: string) => void,
): Promise<readonly TrustRow[]> {
  const cases = doors
    .flatMap((door) => door.cases)
    .filter((one) => Object.keys(one.files).every((name) => name.startsWith('art/')));
  const moved = Object.fromEntries(
    cases.flatMap(({ files }, i) =>
      Object.entries(files).map(([name, bytes]) => [name.replace(/^art\//, `case-${i}/`), bytes]),
    ),
  );
  return withLibrary({ files: moved, links: {} }, async (library) => {
    report(`serving ${cases.length} hostile questions with their files`);
    const site = await serveTarget('server', library);
    const browser = await openWatched(site.url, tabs);
    try {
      const addresses = cases.map((_, i) => `/learn/case-${i}/questions/tried`);
      const present: string[] = [];
      const shown = new Set<string>();
      const found = await tryAll('hostile questions, each a page or none', addresses, async (address) => {
        const answer = await fetch(site.url + address);
        const html = await answer.text();
        if (answer.ok) present.push(address);
        for (const [, file = ''] of html.matchAll(/["' ](\/(?:pictures|files)\/[\w.%-]+)/g)) shown.add(file);
        return answer.ok || answer.status === 404 ? undefined : `${address}: ${answer.status}`;
      });
      const subjects = present.map((address) => address.replace(/\/questions\/.*/, ''));
      return [
        found,
        await tryAll('they are opened in Chromium, none acts', present, (page) => browser.visit(page), tabs),
        await tryAll(
          'their subjects, maps and citations',
          subjects,
          (page) => pagesFault(site.url, page),
          tabs,
        ),
        await tryAll(
          'their pictures and files cannot act',
          [...shown],
          (file) => fileFault(site.url, file),
          tabs,
        ),
        await tryAll(
          'those pictures opened by themselves',
          [...shown].filter((file) => file.endsWith('.svg')),
          (file) => browser.visit(file),
          tabs,
        ),
      ];
    } finally {
      await browser.close();
      await site.stop();
    }
  });
}

async function pagesFault(site: string, subject: string): Promise<string | undefined> {
  const question = `${subject}/questions/tried`;
  for (const page of [
    subject,
    `${subject}/map`,
    `${question}/map`,
    `${question}/cite`,
    `${question}/cite.json`,
  ]) {
    const { status } = await fetch(site + page);
    if (status >= 500) return `${page}: ${status}`;
  }
  return undefined;
}

/** A picture is shown as its type alone, under a policy of its own; a file is saved under a name that is one. */
async function fileFault(site: string, file: string): Promise<string | undefined> {
  const { status, headers } = await fetch(site + file);
  const [type, policy, disposition] = ['content-type', 'content-security-policy', 'content-disposition'].map(
    (name) => headers.get(name) ?? '',
  );
  const isSniffed = headers.get('x-content-type-options') !== 'nosniff';
  const isPicture = file.startsWith('/pictures/');
  const isSafe = isPicture
    ? type?.startsWith('image/') && /default-src 'none'.*sandbox/.test(policy ?? '')
    : /^attachment(?:;|$)/.test(disposition ?? '') &&
      !/^(?:text\/html|image\/svg|application\/xhtml)/.test(type ?? '');
  return status === 200 && isSafe && !isSniffed
    ? undefined
    : `${file}: ${status} ${type} ${policy} ${disposition}`;
}
