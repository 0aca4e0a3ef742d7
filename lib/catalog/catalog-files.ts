import { versionOf } from '@/lib/text/checksum';
import { recordNames } from './question-record';

/** Version of the catalog's files; a reader refuses another. It follows what a record holds: raise it for all else. */
export const catalogVersion = versionOf(9, recordNames);

/** Files of the catalog inside a snapshot folder. */
export const catalogFiles = {
  /** JSON: version, site, subjects, redirects, totals. */
  frame: 'catalog.json',
  /** One JSON record after another, UTF-8: what stays the same where others come and go. */
  records: 'records.bin',
  /** Uint32, by catalog number: original, document, what is related (see `links-table.ts`). */
  links: 'links.idx',
  /** Uint32 pairs: which questions the links of answers lead to, and what leads to each (see `answer-links-table.ts`). */
  answerLinks: 'answer-links.idx',
  /** By number in the search index: what is like each document by words, and how much (see `similar-table.ts`). */
  similar: 'likes.idx',
  /** Answers, each deflated with a checksum (zlib), one after another, as they were read. */
  answers: 'answers.bin',
  /**
   * Float64, little-endian: offsets of records (count + 1), then their checksums; places of answers by catalog number
   * (start, end).
   */
  recordOffsets: 'records.idx',
  answerOffsets: 'answers.idx',
  /** Uint32 pairs sorted by hash: hash of a question path, catalog number. */
  paths: 'paths.idx',
  /** Uint32 catalog numbers, newest first: the whole site, then subject by subject. */
  newest: 'newest.idx',
  /** Titles of each subject, for narrowing lists (see `lists/titles-table.ts`). */
  titles: 'titles.bin',
  /** Uint32 pairs, by catalog number: what is read before and after each (see `lists/walk-order.ts`). */
  walk: 'walk.idx',
  /** JSON: slug and name of each topic; and the numbers of its questions (see `topic-store.ts`). */
  topics: 'topics.json',
  topicNumbers: 'topics.idx',
} as const;
