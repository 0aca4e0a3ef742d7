/** An element of an answer: what of the DOM is needed, so that it can be tried without one. */
export interface AnswerElement<Self> {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly children: ArrayLike<Self>;
}

/** A part of an answer that makes a card of its own. */
export interface AnswerPart<Element> {
  /** What stands behind the `#` in the id of its card: it stays while the words of the part do. */
  readonly id: string;
  readonly kind: 'term' | 'step';
  /** What is shown: a paragraph, an entry, a list. */
  readonly block: Element;
  /** What is covered in it. */
  readonly hidden: Element;
}

/** Most parts of one answer. */
const maxParts = 20;
const longestTerm = 60;
/** Fewer steps are no procedure. */
const fewestSteps = 3;
const stepWords = 8;

/**
 * The parts of an answer that are worth a card: a term set in bold amid the words that explain it, an entry of a list of
 * terms, and each step of a numbered list. Each id stands once; of two equal ones the first counts.
 */
export function answerParts<Element extends AnswerElement<Element>>(
  answer: Element,
): readonly AnswerPart<Element>[] {
  const parts = new Map<string, AnswerPart<Element>>();
  for (const part of partsIn(answer)) if (!parts.has(part.id)) parts.set(part.id, part);
  return [...parts.values()].slice(0, maxParts);
}

function* partsIn<Element extends AnswerElement<Element>>(parent: Element): Generator<AnswerPart<Element>> {
  for (const element of Array.from(parent.children)) {
    const name = element.tagName.toLowerCase();
    if (name === 'p') yield* termsIn(element);
    else if (name === 'dl') yield* entriesOf(element);
    else if (name === 'ol') yield* stepsOf(element);
    else if (name === 'ul') {
      for (const item of Array.from(element.children)) yield* termsIn(item);
    } else if (/^(?:div|section|blockquote|details|aside)$/.test(name)) yield* partsIn(element);
  }
}

/** The terms in bold of a block that says more than them. */
function* termsIn<Element extends AnswerElement<Element>>(block: Element): Generator<AnswerPart<Element>> {
  const whole = textOf(block).length;
  for (const hidden of boldIn(block)) {
    const term = textOf(hidden);
    const slug = wordsOf(term);
    if (slug === '' || term.length > longestTerm || whole - term.length < term.length) continue;
    yield { id: `term-${slug}`, kind: 'term', block, hidden };
  }
}

function boldIn<Element extends AnswerElement<Element>>(block: Element): readonly Element[] {
  return Array.from(block.children).flatMap((child) => {
    const name = child.tagName.toLowerCase();
    if (name === 'strong') return [child];
    return /^(?:p|em|mark)$/.test(name) ? boldIn(child) : [];
  });
}

function* entriesOf<Element extends AnswerElement<Element>>(list: Element): Generator<AnswerPart<Element>> {
  for (const entry of Array.from(list.children)) {
    const slug = entry.tagName.toLowerCase() === 'dt' ? wordsOf(textOf(entry)) : '';
    if (slug !== '') yield { id: `term-${slug}`, kind: 'term', block: list, hidden: entry };
  }
}

function* stepsOf<Element extends AnswerElement<Element>>(list: Element): Generator<AnswerPart<Element>> {
  const steps = Array.from(list.children);
  if (steps.length < fewestSteps) return;
  for (const hidden of steps) {
    const slug = wordsOf(textOf(hidden).split(/\s+/).slice(0, stepWords).join(' '));
    if (slug !== '') yield { id: `step-${slug}`, kind: 'step', block: list, hidden };
  }
}

/** The letters and digits of a text, words joined by hyphens. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('-');
}

function textOf({ textContent }: { readonly textContent: string | null }): string {
  return (textContent ?? '').replace(/\s+/g, ' ').trim();
}
