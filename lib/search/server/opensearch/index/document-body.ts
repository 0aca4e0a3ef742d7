import { createHash } from 'node:crypto';
import type { StoredDocument } from '@/lib/search/format/files/stored-block';
import { featureOfSurface, featureOfTerm, gapToken } from './feature-names';
import { valueOfSlot, valueOfTitleSlot } from './slot-values';

/** What one document holds of one term. */
export interface TermOfDocument {
  readonly term: string;
  readonly impactSlot: number;
  readonly titleSlot: number | undefined;
  readonly surfaces: readonly string[];
  readonly positions: readonly number[];
}

/** A document as it is to be found, and as it is shown. */
export interface PublishedDocument extends StoredDocument {
  readonly number: number;
  readonly subject: string;
  /** The answer as prose, of which passages are chosen. */
  readonly prose: string;
  readonly terms: readonly TermOfDocument[];
}

/** What is given back of a document. */
export interface ShownSource extends StoredDocument {
  readonly prose: string;
  readonly mark: string;
}

/** A document in the words of the cluster, as JSON with the mark of all it holds. */
export function documentBody(document: PublishedDocument): { readonly json: string; readonly mark: string } {
  const { number, subject, question, slug, passage, prose, terms } = document;
  const impacts: Record<string, number> = {};
  const titles: Record<string, number> = {};
  for (const { term, impactSlot, titleSlot, surfaces } of terms) {
    const value = valueOfSlot(impactSlot);
    impacts[featureOfTerm(term)] = value;
    for (const surface of surfaces) impacts[featureOfSurface(term, surface)] = value;
    if (titleSlot !== undefined) titles[featureOfTerm(term)] = valueOfTitleSlot(titleSlot);
  }
  const places = placesText(terms);
  const body = { number, subject, question, slug, passage, prose, impacts, titles, places };
  const plain = JSON.stringify(body);
  const mark = createHash('sha256').update(plain).digest('base64url').slice(0, 16);
  return { json: `{"mark":"${mark}",${plain.slice(1)}`, mark };
}

/** The terms in their places, with gaps between. */
function placesText(terms: readonly TermOfDocument[]): string {
  const tokens: string[] = [];
  for (const { term, positions } of terms)
    for (const position of positions) tokens[position] = featureOfTerm(term);
  return Array.from(tokens, (token) => token ?? gapToken).join(' ');
}
