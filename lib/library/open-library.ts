import path from 'node:path';
import { withRelated } from '@/lib/catalog/links/with-related';
import { type Catalog, openCatalog } from '@/lib/catalog/open-catalog';
import { paced } from '@/lib/concurrency/pace';
import { createRecentLoads } from '@/lib/concurrency/recent-loads';
import { linesOfQuiz } from '@/lib/content/fields/choice-fields';
import { pathOf } from '@/lib/content/question';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { TakenForm } from '@/lib/markdown/render/taken/taken-form';
import { openShownFiles, type ReadShownFiles } from '@/lib/pictures/picture-table';
import { createAnalysis } from '@/lib/search/format/analysis/analysis';
import { decodeManifest } from '@/lib/search/format/files/manifest';
import type { NearestSentences } from '@/lib/search/format/files/untied-hits';
import { usesMeaning } from '@/lib/search/meaning/encode/site-model';
import type { ChosenRelated } from '@/lib/search/meaning/related/related-file';
import { chooseEngine } from '@/lib/search/server/choose-engine';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { createEmbeddedEngine } from '@/lib/search/server/embedded/embedded-engine';
import type { SearchCounts } from '@/lib/search/server/failover-engine';
import type { ClusterSettings } from '@/lib/search/server/opensearch/cluster-settings';
import { snapshotFiles } from '@/lib/snapshot/store/snapshot-folders';
import { allCapabilities, type Capabilities } from './capabilities';
import type { Library } from './library';
import { type LibraryMeaning, noMeaning, openLibraryMeaning } from './library-meaning';
import { openRelated } from './library-related';
import { createLibrarySearch } from './library-search';
import { linksOf, linksOfIntroduction } from './links-of';
import { createNearestSentences } from './nearest-sentences';
import { type RendererOptions, shareAnswerRenderer } from './rendering/answer-renderer';
import { shareServerThreads, type UsedThreads } from './shared-threads';
import { buildSubjectMap } from './subject-map';

/** A library and what closes it. */
export interface OpenedLibrary extends Library {
  /** Folder of the snapshot. */
  readonly snapshotFolder: string;
  /** Folder of the search files, for serving them to browsers. */
  readonly searchFolder: string;
  /** What is shown of some hits, of this build or of one that lies in another folder. */
  readonly pickHits: UsedThreads['pickHits'];
  /** What the index holds of some words, the same way. */
  readonly pickParts: UsedThreads['pickParts'];
  /** What the index says of one subject, packed. */
  readonly packSubject: UsedThreads['packSubject'];
  /** Names the build of the search files. */
  searchBuild(): Promise<string>;
  /** The sentences of answers that are nearest a text, where what queries mean can be told. */
  readonly nearestSentences: NearestSentences;
  /** What queries mean, once that can be told. */
  readonly meaning: LibraryMeaning;
  /** Names the related questions where meaning had a part in them; empty where words alone chose. */
  readonly relatedMark: string;
  /** The same library once meaning had a part in its related questions; undefined where it had, or never will have. */
  readonly related: Promise<OpenedLibrary> | undefined;
  /** An answer in another form than a page's; its title and the lines of its quiz come with it. */
  readonly renderTaken: (number: number, form: TakenForm) => Promise<RenderedAnswer>;
  /** The files of the library that an answer shows. */
  readonly shownFiles: ReadShownFiles;
  /** What is not as it should be with search; undefined where all is well. */
  searchTrouble(): string | undefined;
  /** Opens the search ahead of the first one; resolves when it is. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly fallbackBaseUrl: string;
  readonly onFailure: (reason: string) => void;
  readonly renderer?: Pick<RendererOptions, 'program' | 'plainAnswers'>;
  /** All that there is by default. */
  readonly capabilities?: Capabilities;
  /** Called with why search goes by words alone; where nobody would be told, it does without any reason. */
  readonly onNoMeaning?: ((reason: string) => void) | undefined;
  /** The cluster that is searched in the place of the snapshot's own index; none by default. */
  readonly cluster?: ClusterSettings | undefined;
  /** Told of each search. */
  readonly counts?: SearchCounts | undefined;
}

/**
 * Opens a snapshot for serving.
 * @throws where a file of it is missing, cut short or of another version
 */
export async function openLibrary(snapshotFolder: string, options: OpenOptions): Promise<OpenedLibrary> {
  const catalog = await openCatalog(snapshotFolder);
  const shownFiles = await openShownFiles(snapshotFolder);
  const baseUrl = catalog.frame.site.baseUrl ?? options.fallbackBaseUrl;
  const searchFolder = path.join(snapshotFolder, snapshotFiles.search);
  const threads = shareServerThreads(searchFolder, options.onFailure);
  const renderer = shareAnswerRenderer({
    siteOrigin: baseUrl,
    onFailure: options.onFailure,
    ...options.renderer,
  });
  const named = {
    root: path.dirname(path.dirname(snapshotFolder)),
    snapshot: path.basename(snapshotFolder),
  };
  const isMeant = usesMeaning(catalog.frame.site);
  const engine = await openEngine(options, { threads, searchFolder, named, isMeant });
  const chosen = await openRelated(
    { ...named, total: catalog.frame.total },
    { isUsed: isMeant, isAwaited: options.onNoMeaning !== undefined },
  );
  const library: OpenedLibrary = {
    ...relatedParts(catalog, threads, chosen.now),
    capabilities: options.capabilities ?? { ...allCapabilities, askedBuild: engine.askedBuild },
    baseUrl,
    snapshotFolder,
    searchFolder,
    ...renderingParts(catalog, shownFiles, renderer),
    sendOnce: (answer) => answer,
    sendTextOnce: (text) => text,
    meaning: engine.meaning,
    nearestSentences: engine.nearestSentences,
    search: createLibrarySearch(engine, { ...engine, counts: options.counts }),
    ...pickersOf(threads),
    searchBuild: async () => (await aboutSearch(searchFolder)).build,
    warm: engine.warm,
    searchTrouble: engine.trouble,
    async close() {
      chosen.close();
      await Promise.all([renderer.close(), engine.close(), engine.meaning.close()]);
      await catalog.close();
    },
  };
  const related = chosen.later?.then((by) => ({ ...library, ...relatedParts(catalog, threads, by) }));
  return { ...library, related };
}

interface EngineParts {
  readonly threads: UsedThreads;
  readonly searchFolder: string;
  readonly named: { readonly root: string; readonly snapshot: string };
  /** Whether meaning may have a part in search. */
  readonly isMeant: boolean;
}

/** The engine by its settings, and what queries mean beside it. */
async function openEngine(
  { cluster, counts, onFailure, onNoMeaning }: OpenOptions,
  { threads, searchFolder, named, isMeant }: EngineParts,
) {
  const about = (onNoMeaning && isMeant) || cluster ? await aboutSearch(searchFolder) : undefined;
  const meaning =
    onNoMeaning && isMeant && about
      ? openLibraryMeaning({ ...named, ...about, onFailure: onNoMeaning })
      : noMeaning;
  const embedded = createEmbeddedEngine(threads);
  const engine = await chooseEngine({ cluster, embedded, build: about?.build ?? '', onFailure, counts });
  const askedBuild = cluster && about?.build;
  return { ...engine, askedBuild, meaning, nearestSentences: createNearestSentences(threads, meaning) };
}

/** What is made of the library's Markdown. */
function renderingParts(
  catalog: Catalog,
  shownFiles: ReadShownFiles,
  renderer: ReturnType<typeof shareAnswerRenderer>,
): Pick<OpenedLibrary, 'renderAnswer' | 'renderTaken' | 'renderIntroduction' | 'shownFiles'> {
  const { macros = {} } = catalog.frame;
  const render = async (number: number, form?: TakenForm) => {
    const record = catalog.record(number);
    const [markdown, files] = await Promise.all([catalog.answer(number), shownFiles(number)]);
    const links = linksOf(catalog, number);
    const beside = { links, files, title: record.setQuestion, lines: linesOfQuiz(record), macros, form };
    return paced(renderer.render(markdown, { name: pathOf(record), ...beside }));
  };
  return {
    renderAnswer: (number) => render(number),
    renderTaken: render,
    renderIntroduction: (subject) =>
      paced(renderer.render(subject.introduction, { links: linksOfIntroduction(catalog, subject), macros })),
    shownFiles,
  };
}

/** What the threads pick out of search files. */
function pickersOf({ pickHits, pickParts, packSubject }: UsedThreads) {
  return { pickHits, pickParts, packSubject };
}

/** What of a library goes by which questions are related. */
function relatedParts(catalog: Catalog, threads: UsedThreads, by: ChosenRelated | undefined) {
  const related = by ? withRelated(catalog, by.table) : catalog;
  const makeMap = async (subject: string) =>
    buildSubjectMap(await paced(threads.subjectGraph(subject, by?.table)), related);
  return {
    catalog: related,
    relatedMark: by?.mark ?? '',
    subjectMap: keepEach(makeMap),
    related: undefined,
  };
}

/** What is made of each subject, once; what failed is tried again. */
function keepEach<T>(make: (subject: string) => Promise<T>): (subject: string) => Promise<T> {
  const made = createRecentLoads<T, string>(Number.POSITIVE_INFINITY);
  return (subject) => made.get(subject, () => make(subject));
}

/** The build whose numbers search speaks of, and how it takes a query apart. */
async function aboutSearch(searchFolder: string) {
  const { build, language } = decodeManifest(await createDiskFiles(searchFolder).manifest());
  return { build, analysis: createAnalysis(language) };
}
