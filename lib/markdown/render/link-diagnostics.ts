import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { markdownOf, withoutPlaceholders } from '@/lib/markdown/scan/placeholders';
import { segments } from '@/lib/markdown/scan/segments';
import { parseMarkdown } from '@/lib/markdown/tree/answer-tree';
import { fileOfAddress } from '@/lib/markdown/tree/links/file-references';
import { linkKind } from '@/lib/markdown/tree/links/links';
import { decodedAddress } from '@/lib/markdown/tree/links/question-links';
import { namesQuestion } from '@/lib/markdown/tree/links/question-target';
import { isSitePath } from '@/lib/site/site-path';
import { shortened } from '@/lib/text/excerpts/shortened';
import { placesOfAnswer } from './places-of-answer';
import { remedyOfPlace } from './remedy-of-place';

/** A link that leads to no place of its own answer, to no page, or that is not read as one. */
export interface LinkDiagnostic {
  readonly kind: 'link-place' | 'link-refused' | 'link-dangling' | 'link-unread';
  /** The address, as written; all of what is not read as a link. */
  readonly source: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a link cannot be without. */
const mayBe = /\]\(|\]:|<[a-z][a-z\d+.-]*:/i;
const usual = /\]\(\s*<?(?:https?|mailto):|\]\([\w-]+\.md\)/gi;
/** A link to a file whose name has spaces, which is none to Markdown. */
const unread =
  /(?<![!\\])\[[^[\]\n]{1,300}\]\([^()<>\n"]{0,200} [^()<>\n"]{0,200}\.(?:md|markdown|pdf|csv|docx|xlsx|pptx|zip|png|jpe?g|svg)(?:#[^()\n]{0,100})?\)/gi;

/** The links of an answer to places of its own or of the site that are not there, and those that are shown as their words alone. */
export function linkDiagnostics(answer: string): readonly LinkDiagnostic[] {
  if (!mayBe.test(answer.replace(usual, ''))) return [];
  const root = parseMarkdown(markdownOf(segments(withoutPlaceholders(answer))));
  const found = new Map<string, LinkDiagnostic>();
  let places: ReadonlySet<string> | undefined;
  const own = () => {
    places ??= new Set(placesOfAnswer(answer));
    return places;
  };
  visit(root, (node) => {
    for (const one of diagnosticsOfNode(node, own)) found.set(one.source, one);
  });
  return [...found.values()];
}

function diagnosticsOfNode(node: Nodes, places: () => ReadonlySet<string>): readonly LinkDiagnostic[] {
  if (node.type === 'text') return [...node.value.matchAll(unread)].map(([source]) => unreadLink(source));
  if ((node.type !== 'link' && node.type !== 'definition') || namesQuestion(node.url)) return [];
  const { url } = node;
  const kind = linkKind(url.replace(/\s/g, '%20'), undefined);
  if (kind === 'refused') return fileOfAddress(url) === undefined ? [refusedLink(url)] : [];
  // Of a file the library decides whether it is there.
  if (kind === 'internal') return isSitePath(url) || fileOfAddress(url) !== undefined ? [] : [lostLink(url)];
  if (kind !== 'fragment') return [];
  const place = ownPlace(url);
  return places().has(place) || place.startsWith(labels)
    ? []
    : [placeLink(url, remedyOfPlace(place, places()))];
}

/** Formulas that are labelled have places which are known once they are set. */
const labels = 'user-content-eq:';

function ownPlace(url: string): string {
  const place = decodedAddress(url.slice(1));
  return place.startsWith('user-content-') ? place : `user-content-${place}`;
}

function placeLink(source: string, remedy: string): LinkDiagnostic {
  const message = `the link ${shortened(source, 80)} leads to no heading or footnote of this answer`;
  return { kind: 'link-place', source, message, remedy };
}

function refusedLink(source: string): LinkDiagnostic {
  const message = `the link ${shortened(source, 80)} leads where no page links to; its words are shown`;
  const remedy = 'write an address that begins with https://, or mailto:';
  return { kind: 'link-refused', source, message, remedy };
}

/** Of a link that begins at the root of the site, where no page can be. */
export function lostLink(source: string): LinkDiagnostic {
  const message = `the link ${shortened(source, 80)} leads to no page of this site`;
  const remedy = 'correct it; nothing need be done where another program answers there';
  return { kind: 'link-dangling', source, message, remedy };
}

function unreadLink(source: string): LinkDiagnostic {
  const message = `${shortened(source, 80)} is not read as a link: a space ends an address`;
  return {
    kind: 'link-unread',
    source,
    message,
    remedy: 'write %20 for each space, or <…> around the address',
  };
}
