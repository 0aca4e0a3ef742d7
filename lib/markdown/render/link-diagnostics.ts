import { visit } from 'unist-util-visit';
import { markdownOf, withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { linkKind } from '@/lib/markdown/tree/links/links';
import { decodedAddress } from '@/lib/markdown/tree/links/question-links';
import { namesQuestion } from '@/lib/markdown/tree/links/question-target';
import { placesOfAnswer } from './places-of-answer';

/** A link that leads to no place of its own answer, or to what no page links to. */
export interface LinkDiagnostic {
  readonly kind: 'link-place' | 'link-refused';
  /** The address, as written. */
  readonly source: string;
}

/** What a link of these kinds cannot be without. */
const mayBe = /\]\(\s*<?(?:#|[a-z][a-z\d+.-]*:)|\]:\s*<?(?:#|[a-z][a-z\d+.-]*:)|<[a-z][a-z\d+.-]*:/i;
const usual = /\]\(\s*<?(?:https?|mailto):/gi;

/** The links of an answer to places of its own that are not there, and those that are shown as their words alone. */
export function linkDiagnostics(answer: string): readonly LinkDiagnostic[] {
  if (!mayBe.test(answer.replace(usual, ''))) return [];
  const root = parseMarkdown(markdownOf(segments(withoutPlaceholders(answer))));
  const found = new Map<string, LinkDiagnostic['kind']>();
  let places: ReadonlySet<string> | undefined;
  visit(root, ({ type, ...node }) => {
    if (!((type === 'link' || type === 'definition') && 'url' in node) || namesQuestion(node.url)) return;
    const kind = linkKind(node.url.replace(/\s/g, '%20'), undefined);
    if (kind === 'refused' && /^[a-z][a-z\d+.-]*:/i.test(node.url)) found.set(node.url, 'link-refused');
    if (kind !== 'fragment') return;
    places ??= new Set(placesOfAnswer(answer));
    const place = ownPlace(node.url);
    if (!places.has(place) && !place.startsWith(labels)) found.set(node.url, 'link-place');
  });
  return [...found].map(([source, kind]) => ({ source, kind }));
}

/** Formulas that are labelled have places which are known once they are set. */
const labels = 'user-content-eq:';

function ownPlace(url: string): string {
  const place = decodedAddress(url.slice(1));
  return place.startsWith('user-content-') ? place : `user-content-${place}`;
}
