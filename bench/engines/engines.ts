import type { CreateEngine } from './engine';

/** Every engine that can be measured, by name; its code is loaded when it is. */
export const engines: Readonly<Record<string, () => Promise<CreateEngine>>> = {
  stoa: async () => (await import('./stoa')).stoa,
  'stoa-lexical': async () => (await import('./stoa')).stoaLexical,
  'stoa-opensearch': async () => (await import('./stoa-opensearch')).stoaOpensearch,
  'opensearch-english': async () => (await import('./opensearch-english')).opensearchEnglish,
  flexsearch: async () => (await import('./flexsearch')).flexsearch,
  'flexsearch-tuned': async () => (await import('./flexsearch')).flexsearchTuned,
  minisearch: async () => (await import('./minisearch')).minisearch,
  'minisearch-plain': async () => (await import('./minisearch')).minisearchPlain,
  'minisearch-fuzzy': async () => (await import('./minisearch')).minisearchFuzzy,
  'minisearch-rrf': async () => (await import('./minisearch')).minisearchFused,
  lunr: async () => (await import('./lunr')).lunr,
  orama: async () => (await import('./orama')).orama,
  'orama-hybrid': async () => (await import('./orama')).oramaHybrid,
  pagefind: async () => (await import('./pagefind')).pagefind,
};
