import path from 'node:path';
import { openCatalog } from '@/lib/catalog/open-catalog';
import { generationFiles } from '@/lib/generation/folders';
import { createAnalysis } from '@/lib/search/format/analysis';
import { decodeManifest } from '@/lib/search/format/manifest';
import { usesMeaning } from '@/lib/search/meaning/site-model';
import { createDiskFiles } from '@/lib/search/server/disk-files';
import { type RendererOptions, shareAnswerRenderer } from './answer-renderer';
import type { Library } from './library';
import { type LibraryMeaning, noMeaning, openLibraryMeaning } from './library-meaning';
import { allOffers, type Offers } from './offers';
import { paced } from './pace';
import { shareServerThreads, type UsedThreads } from './shared-threads';

/** A library and what closes it. */
export interface OpenedLibrary extends Library {
  /** Folder of the search files, for serving them to browsers. */
  readonly searchFolder: string;
  /** What is shown of some hits, of this build or of one that lies in another folder. */
  readonly pickHits: UsedThreads['pickHits'];
  /** What the index holds of some words, the same way. */
  readonly pickParts: UsedThreads['pickParts'];
  /** What queries mean, once that can be told. */
  readonly meaning: LibraryMeaning;
  /** Opens the search ahead of the first one; resolves when it is. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a generation for serving.
 * @throws where a file of it is missing, cut short or of another version
 */
export async function openLibrary(
  generationFolder: string,
  options: {
    readonly fallbackBaseUrl: string;
    readonly onFailure: (reason: string) => void;
    readonly renderer?: Pick<RendererOptions, 'program' | 'plainAnswers'>;
    /** All that there is, where nothing else is said. */
    readonly offers?: Offers;
    /** Told why search goes by words alone; where nobody would be told, it does without any reason. */
    readonly onNoMeaning?: ((reason: string) => void) | undefined;
  },
): Promise<OpenedLibrary> {
  const catalog = await openCatalog(generationFolder);
  const baseUrl = catalog.frame.site.baseUrl ?? options.fallbackBaseUrl;
  const searchFolder = path.join(generationFolder, generationFiles.search);
  const threads = shareServerThreads(searchFolder, options.onFailure);
  const renderer = shareAnswerRenderer({
    siteOrigin: baseUrl,
    onFailure: options.onFailure,
    ...options.renderer,
  });
  const meaning =
    options.onNoMeaning && usesMeaning(catalog.frame.site)
      ? openLibraryMeaning({
          root: path.dirname(path.dirname(generationFolder)),
          generation: path.basename(generationFolder),
          ...(await aboutSearch(searchFolder)),
          onFailure: options.onNoMeaning,
        })
      : noMeaning;
  return {
    catalog,
    offers: options.offers ?? allOffers,
    baseUrl,
    searchFolder,
    renderAnswer: async (number) => {
      const { subject, slug } = catalog.record(number);
      return paced(renderer.render(await catalog.answer(number), `${subject}/${slug}`));
    },
    renderMarkdown: (markdown) => paced(renderer.render(markdown)),
    sendOnce: (answer) => answer,
    sendTextOnce: (text) => text,
    meaning,
    search: async (request) =>
      paced(threads.search({ ...request, near: await meaning.nearQuery(request.query) })),
    drawMap: (questions, edges) => paced(threads.drawMap(questions, edges)),
    subjectGraph: (subject) => paced(threads.subjectGraph(subject)),
    pickHits: threads.pickHits,
    pickParts: threads.pickParts,
    warm: threads.open,
    async close() {
      await Promise.all([renderer.close(), threads.close(), meaning.close()]);
      await catalog.close();
    },
  };
}

/** The build whose numbers search speaks of, and how it takes a query apart. */
async function aboutSearch(searchFolder: string) {
  const { build, language } = decodeManifest(await createDiskFiles(searchFolder).manifest());
  return { build, analysis: createAnalysis(language) };
}
