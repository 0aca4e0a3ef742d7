import { createHash } from 'node:crypto';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { sourceLine } from '@/lib/citations/source-line';
import { pathOf } from '@/lib/content/question';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import { withoutOrders } from '@/lib/markdown/render/taken/taken-text';
import { directionOf } from '@/lib/text/direction';
import { escapeHtml } from '@/lib/text/escape-html';
import { subjectTitle, type TakenLibrary, topicsOf, urlOf } from '../taken-library';

/** A question as a flashcard. Sides are HTML on one line. */
export interface Card {
  /** The same whenever the question is taken along, so that a second import updates the first. */
  readonly guid: string;
  readonly front: string;
  readonly back: string;
  /** Levels divided by `::`. */
  readonly deck: string;
  readonly tags: readonly string[];
}

/** @param inside where pictures lie beside the cards, by their addresses; the site's are shown where they do not */
export async function buildCard(
  question: QuestionRecord,
  library: TakenLibrary,
  inside: ReadonlyMap<string, string> = new Map(),
): Promise<Card> {
  const rendered = await library.renderTaken(question.number, { kind: 'card', inside });
  const { site } = library.catalog.frame;
  const direction = directionOf(question.language ?? site.language);
  const side = (html: string) => onOneLine(direction === 'rtl' ? `<div dir="rtl">${html}</div>` : html);
  const title = rendered.titleHtml ?? escaped(question.question);
  const url = urlOf(question, library);
  const source = escaped(sourceLine(question, site, url)).replace(
    escaped(url),
    `<a href="${escaped(url)}">${escaped(url)}</a>`,
  );
  return {
    guid: guidOf(question, site.baseUrl),
    front: side(title + optionsOf(question, rendered)),
    back: side(`${rightOf(question, rendered)}${rendered.html}<p><small>${source}</small></p>`),
    deck: `${deckName(site.name)}::${deckName(subjectTitle(question.subject, library))}`,
    tags: [
      `subject::${tagOf(question.subject)}`,
      ...topicsOf(question, library).map(({ slug }) => `topic::${tagOf(slug)}`),
    ],
  };
}

/** Named after the site and the question's path: another library may have a question of the same path. */
function guidOf(question: QuestionRecord, site: string | undefined): string {
  const name = `${site ?? ''} ${pathOf(question)}`;
  return createHash('sha256').update(name).digest('base64url').slice(0, 20);
}

/** The options of a quiz stand below its question, the right ones above its answer. */
function optionsOf({ choices = [] }: QuestionRecord, { linesHtml = [] }: RenderedAnswer): string {
  if (choices.length === 0) return '';
  const [prompt, ...lines] = linesHtml;
  const options = choices.map(({ text }, i) => `<li>${lines[i] ?? escaped(text)}</li>`).join('');
  return `${prompt ? `<p>${prompt}</p>` : ''}<ol type="A">${options}</ol>`;
}

function rightOf({ choices = [] }: QuestionRecord, { linesHtml = [] }: RenderedAnswer): string {
  const lines = linesHtml.slice(1);
  const right = choices.flatMap(({ text, isRight, why }, i) => {
    if (!isRight) return [];
    const reason = why ? `: ${lines[choices.length + i] ?? escaped(why)}` : '';
    return `<p><strong>${letterOf(i)}. ${lines[i] ?? escaped(text)}</strong>${reason}</p>`;
  });
  return right.join('');
}

function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place);
}

function escaped(text: string): string {
  return escapeHtml(withoutOrders(text));
}

/** A line of preformatted text that was not broken yet is. */
function onOneLine(html: string): string {
  return html.replace(/\r?\n/g, '<br>').replaceAll('\t', ' ');
}

/** `::` divides the levels of decks, and a quote or an asterisk is an order where decks are searched. */
function deckName(text: string): string {
  const name = text.replace(/[\p{Cc}"*_\\]/gu, ' ').replace(/:{2,}/g, ':');
  return (
    name
      .replace(/\s+/g, ' ')
      .replace(/^[\s:]+|[\s:]+$/g, '')
      .slice(0, 100) || 'Questions'
  );
}

/** White space divides tags. */
function tagOf(slug: string): string {
  return slug.replace(/[\s"*:\\]+/g, '-');
}
