import { createRecentLoads } from '@/lib/concurrency/recent-loads';
import { questionAddress } from '@/lib/site/paths';
import { sentencesOf } from '@/lib/text/excerpts/sentences';

/** What a test needs of a question, taken from its page: so it is kept, cached and exported as that is. */
export interface LoadedQuestion {
  readonly heading: HTMLElement;
  readonly answer: HTMLElement;
  readonly quiz: HTMLElement | undefined;
}

/** A test comes back to those it has just shown; whole pages are not kept for longer. */
const mostKept = 20;
const kept = createRecentLoads<LoadedQuestion | undefined, string>(mostKept);

/**
 * The question at a path, undefined where the site has none there any more.
 * @throws where it could not be fetched
 */
export function loadQuestion(path: string): Promise<LoadedQuestion | undefined> {
  return kept.get(path, () => fetchQuestion(path));
}

async function fetchQuestion(path: string): Promise<LoadedQuestion | undefined> {
  const fetched = await fetchPage(addressOf(path));
  const heading = fetched?.page.querySelector('h1');
  const answer = fetched?.page.querySelector<HTMLElement>('.prose');
  if (!fetched || !heading || !answer) return undefined;
  await adoptStyles(fetched);
  const quiz = fetched.page.querySelector<HTMLElement>('section[aria-labelledby="quiz"]') ?? undefined;
  return { heading: document.importNode(heading, true), answer, quiz };
}

export function addressOf(path: string): string {
  const [subject = '', slug = ''] = path.split('/');
  return questionAddress({ subject, slug });
}

/** A page of the site as a document, and the style rules of its answer. */
interface FetchedPage {
  readonly page: Document;
  readonly rules: string;
}

/** As the site writes them: no rule holds a `<`, and no text does. */
const answerRules = /<style data-answer="">([^<]*)<\/style>/g;

/**
 * A page of the site; undefined where there is none. The rules of its answer are taken out before it is parsed, since a
 * document that is only looked at is under the content policy of this page, which has no word for them.
 * @throws where it could not be fetched
 */
export async function fetchPage(address: string): Promise<FetchedPage | undefined> {
  const response = await fetch(address);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const html = await response.text();
  const rules = [...html.matchAll(answerRules)].map(([, text]) => text).join('');
  const page = new DOMParser().parseFromString(html.replace(answerRules, ''), 'text/html');
  return { page, rules };
}

const adopted = new Set<string>();

/** The style sheets that only some pages have, and the rules of an answer's own formulas and programs. */
async function adoptStyles({ page, rules }: FetchedPage): Promise<void> {
  const links = page.querySelectorAll<HTMLLinkElement>(
    'link[rel=stylesheet]:is([href*="/formulas-"], [href*="/part-"])',
  );
  for (const { href } of links) {
    if (adopted.has(href)) continue;
    adopted.add(href);
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  }
  if (rules === '' || adopted.has(rules)) return;
  adopted.add(rules);
  const sheet = new CSSStyleSheet();
  await sheet.replace(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** What stands for a formula where sentences are told apart. */
const formulaSign = '\uFFFC';

/** The first sentences of an answer; its first block, where that is none of text or holds no more. */
export function beginningOf(answer: HTMLElement, sentences: number): Node {
  const first = answer.firstElementChild;
  if (!first) return document.createDocumentFragment();
  if (first.tagName !== 'P') return document.importNode(first, true);
  const pieces = [...textPieces(first)];
  const text = pieces.map((piece) => piece.text).join('');
  const end = sentencesOf(text)[sentences - 1]?.end ?? text.length;
  if (end >= text.trimEnd().length) return document.importNode(first, true);
  let from = 0;
  const last = pieces.find((piece) => {
    from += piece.text.length;
    return from >= end;
  });
  if (!last) return document.importNode(first, true);
  const range = document.createRange();
  range.setStart(first, 0);
  if (last.text === formulaSign) range.setEndAfter(last.node);
  else range.setEnd(last.node, end - (from - last.text.length));
  const copy = document.importNode(first, false);
  copy.append(document.importNode(range.cloneContents(), true));
  return copy;
}

function* textPieces(node: Node): Generator<{ readonly node: Node; readonly text: string }> {
  for (const child of node.childNodes) {
    if (child instanceof Text || child.nodeType === 3)
      yield { node: child, text: (child.textContent ?? '').replace(/\s/g, ' ') };
    else if ((child as Element).classList?.contains('katex')) yield { node: child, text: formulaSign };
    else yield* textPieces(child);
  }
}
