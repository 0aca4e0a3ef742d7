import type { Catalog } from '@/lib/catalog/open-catalog';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import type { SearchAnswer, SearchRequest } from '@/lib/search/format/protocol/search-answer';
import type { Capabilities } from './capabilities';
import type { SubjectMap } from './subject-map';

/** An opened snapshot, as pages see it: all of it is read-only. */
export interface Library {
  readonly catalog: Catalog;
  readonly capabilities: Capabilities;
  /** Origin of the site for absolute addresses, without a trailing slash. */
  readonly baseUrl: string;
  /** The whole answer of a question as sanitized HTML. Where it cannot be rendered in time it comes as plain text, never empty. */
  renderAnswer(number: number): Promise<RenderedAnswer>;
  /** The introduction of a subject through the same sanitizer. */
  renderIntroduction(subject: SubjectRecord): Promise<RenderedAnswer>;
  /**
   * The answer with its HTML and rules sent once, not twice, where a server puts them back (see `send-once.ts`). Every answer
   * on a page passes here last; what reads its HTML does not.
   */
  sendOnce(answer: RenderedAnswer): RenderedAnswer;
  /** The same of a text that is the whole content of an element. */
  sendTextOnce(text: string): string;
  /** Never rejects: what went wrong comes back as `failed`. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** How the questions of a subject hang together: those that are linked most, in groups. Worked out once. */
  subjectMap(subject: string): Promise<SubjectMap>;
}
