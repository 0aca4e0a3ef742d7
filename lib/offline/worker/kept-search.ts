import { cacheOfSubject } from '@/lib/offline/format/cache-names';
import { createKeptIndex, type KeptIndex } from '@/lib/offline/search/kept-index';
import type { KeptSubject, OfflineDatabase } from '@/lib/offline/store/offline-database';
import { decodeSubjectPack, type SubjectPack } from '@/lib/search/format/files/subject-pack';
import { keptSearchAbout, offlineSearchPath } from '@/lib/site/paths';
import { textChecksum } from '@/lib/text/checksum';
import { inflate } from './inflate';

interface Opened {
  readonly build: string;
  readonly index: KeptIndex;
}

/** Answers with the search files of what is kept, all subjects together as one index. */
export function createKeptSearch(openDatabase: () => Promise<OfflineDatabase>) {
  let opened: Promise<Opened> | undefined;
  let openedBuild = '';
  const keptSubjects = async () => {
    const subjects = await (await openDatabase()).getAll('subject');
    return subjects.filter(({ search }) => search !== undefined).sort((a, b) => a.place - b.place);
  };
  const open = (subjects: readonly KeptSubject[]) => {
    const build = buildOf(subjects);
    if (openedBuild !== build || !opened) {
      openedBuild = build;
      opened = openIndex(subjects, build);
      // What could not be read is tried again.
      opened.catch(() => {
        opened = undefined;
      });
    }
    return opened;
  };
  return async (name: string): Promise<Response> => {
    const subjects = await keptSubjects();
    if (subjects.length === 0) return new Response(null, { status: 404 });
    const { build, index } = await open(subjects);
    if (name === keptSearchAbout) return Response.json({ build, ...countsOf(subjects) });
    const bytes = index.file(name);
    return bytes ? new Response(bytes as Uint8Array<ArrayBuffer>) : new Response(null, { status: 404 });
  };
}

function countsOf(subjects: readonly KeptSubject[]) {
  const questions = subjects.reduce((sum, subject) => sum + subject.questions, 0);
  return { questions, of: Math.max(questions, ...subjects.map(({ of }) => of)) };
}

function buildOf(subjects: readonly KeptSubject[]): string {
  const named = subjects.map(({ slug, search }) => `${slug} ${search}`).join('\n');
  return `k${textChecksum(named).toString(36)}`;
}

/** Where packs come from different versions of the site, those that are read as the first one is. */
async function openIndex(subjects: readonly KeptSubject[], build: string): Promise<Opened> {
  const packs: SubjectPack[] = [];
  for (const { slug, search = '' } of subjects) {
    const cacheName = cacheOfSubject(slug);
    const file = await caches.match(offlineSearchPath(slug, search), { cacheName });
    if (!file) continue;
    const pack = decodeSubjectPack(await inflate(await file.blob()));
    if (pack.fingerprint === (packs[0]?.fingerprint ?? pack.fingerprint)) packs.push(pack);
  }
  return { build, index: createKeptIndex(packs, build) };
}
