import type { QuestionRecord } from '@/lib/catalog/question-record';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import { escapeXml, withoutForbidden } from '@/lib/text/escape-xml';
import { type BookLanguage, bookPage } from './book-page';

interface ChapterParts {
  readonly question: QuestionRecord;
  readonly rendered: RenderedAnswer;
  readonly language: BookLanguage;
  /** Where the text comes from, with its address. */
  readonly source: string;
  readonly url: string;
  /** Related questions that are in the book: their titles and files. */
  readonly related: readonly { readonly title: string; readonly file: string }[];
}

/** A question and its answer as a page of a book. */
export function chapter({ question, rendered, language, source, url, related }: ChapterParts): string {
  const title = rendered.titleHtml ?? escapeXml(question.question);
  const body = [
    `<section epub:type="chapter" role="doc-chapter" aria-labelledby="question">`,
    `<h1 id="question">${withoutForbidden(title)}</h1>`,
    optionsOf(question, rendered),
    withoutForbidden(rendered.html),
    relatedList(related),
    `<p class="source">${linked(escapeXml(source), escapeXml(url))}</p>`,
    '</section>',
  ];
  return bookPage({ title: question.question, language, body: body.filter(Boolean).join('\n') });
}

function linked(text: string, url: string): string {
  return text.replace(url, () => `<a href="${url}">${url}</a>`);
}

/** The options of a quiz, and which of them is right, at the beginning of the answer. */
function optionsOf({ choices = [] }: QuestionRecord, { linesHtml = [] }: RenderedAnswer): string {
  if (choices.length === 0) return '';
  const [prompt, ...lines] = linesHtml.map(withoutForbidden);
  const options = choices.map(({ text }, i) => `<li>${lines[i] ?? escapeXml(text)}</li>`);
  const right = choices.flatMap(({ isRight, why }, i) => {
    const reason = why ? `: ${lines[choices.length + i] ?? escapeXml(why)}` : '';
    return isRight ? `<p><strong>${String.fromCharCode(65 + i)}</strong>${reason}</p>` : [];
  });
  const asked = prompt ? `<p>${prompt}</p>` : '';
  return `${asked}<ol class="options">${options.join('')}</ol>${right.join('')}`;
}

function relatedList(related: ChapterParts['related']): string {
  if (related.length === 0) return '';
  const items = related.map(
    ({ title, file }) => `<li><a href="${escapeXml(file)}">${escapeXml(title)}</a></li>`,
  );
  return `<aside class="related"><ul>${items.join('')}</ul></aside>`;
}
