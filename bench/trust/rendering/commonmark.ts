import { tests } from 'commonmark-spec';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { comparable, decodeEntities } from './comparable';

export interface SpecificationExample {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

/** The examples of the specification, with the tabs that it writes as arrows. */
export const examples: readonly SpecificationExample[] = tests.map((test) => ({
  ...test,
  markdown: test.markdown.replaceAll('→', '\t'),
  html: test.html.replaceAll('→', '\t'),
}));

/** What no rule tells: why these differ. */
const exceptions: ReadonlyMap<number, string> = new Map([
  [202, 'the escapes of front matter (\\") are undone before Markdown is read'],
  [506, 'the escapes of front matter (\\") are undone before Markdown is read'],
  [581, 'a picture that is not shown, and has no alternative text, is its name'],
  [346, 'code is told from prose before links are'],
]);

const rawHtml = /<(?:\/?[a-z][a-z0-9-]*(?=[\s/>])|!--|\?|![A-Z]|!\[CDATA\[)/i;
const isRawHtml = 'HTML is shown as it is written, some tags as elements of ours, comments not at all';

/**
 * What of an example does not hold, or by which rules of ours it does.
 * @returns `fault` undefined where the page is that of the specification, or what our documented rules make of it
 */
export async function tryExample(
  example: SpecificationExample,
): Promise<{ readonly fault?: string; readonly rules: readonly string[] }> {
  const { html } = await renderAnswer(example.markdown);
  const wanted = comparable(example.html, { isOurs: false });
  const ours = comparable(html, { isOurs: true });
  for (const page of [ours, comparable(html, { isOurs: true, hasDefinitions: false })])
    if (wanted.text === page.text) return { rules: [...new Set([...wanted.rules, ...page.rules])] };
  const exception = exceptions.get(example.number);
  if (exception) return { rules: [exception] };
  if (rawHtml.test(example.markdown)) {
    const lost = lostWord(example.markdown, html);
    return lost ? { rules: [], fault: `${nameOf(example)}: ${lost} is not shown` } : { rules: [isRawHtml] };
  }
  return {
    rules: [],
    fault: `${nameOf(example)}: ${ours.text.slice(0, 120)} for ${wanted.text.slice(0, 120)}`,
  };
}

function nameOf({ number, section }: SpecificationExample): string {
  return `example ${number} (${section})`;
}

/** Where HTML is text, every word of the source is on the page, but for comments, and for where a refused link led. */
function lostWord(markdown: string, html: string): string | undefined {
  const shown = decodeEntities(html.replace(/<[^>]*>/g, ''));
  const words =
    markdown.replace(/<!--(?:>|->|[\s\S]*?-->)|&\w+;|\]\([^)]*\)/g, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.find((word) => !shown.includes(word) && !html.includes(word));
}
