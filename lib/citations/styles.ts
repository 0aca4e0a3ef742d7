import { apaReference } from './apa';
import { bibtexEntry } from './bibtex';
import { chicagoReference } from './chicago';
import type { CitedPage } from './cited-page';
import { cslJson } from './csl-json';
import { harvardReference } from './harvard';
import { mlaReference } from './mla';
import type { Reference } from './reference-text';
import { risRecord } from './ris';

interface ReferenceStyle {
  readonly id: string;
  readonly name: string;
  /** Which of its editions and forms. */
  readonly edition: string;
  readonly write: (page: CitedPage) => Reference;
}

interface FileStyle {
  /** Ending of the file's name. */
  readonly id: 'bib' | 'ris' | 'json';
  readonly name: string;
  /** Programs that read it. */
  readonly readers: string;
  readonly mediaType: string;
  readonly write: (page: CitedPage) => string;
}

/** References for a list of sources. */
export const referenceStyles: readonly ReferenceStyle[] = [
  { id: 'apa', name: 'APA', edition: '7th edition', write: apaReference },
  { id: 'mla', name: 'MLA', edition: '9th edition', write: mlaReference },
  { id: 'chicago', name: 'Chicago', edition: '17th and 18th edition, bibliography', write: chicagoReference },
  { id: 'harvard', name: 'Harvard', edition: 'Cite Them Right', write: harvardReference },
];

/** Files that reference managers read. */
export const fileStyles: readonly FileStyle[] = [
  {
    id: 'bib',
    name: 'BibTeX',
    readers: 'LaTeX, JabRef, BibDesk',
    mediaType: 'application/x-bibtex',
    write: bibtexEntry,
  },
  {
    id: 'ris',
    name: 'RIS',
    readers: 'EndNote, Mendeley, RefWorks',
    mediaType: 'application/x-research-info-systems',
    write: risRecord,
  },
  {
    id: 'json',
    name: 'CSL-JSON',
    readers: 'Zotero, Pandoc',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: cslJson,
  },
];
