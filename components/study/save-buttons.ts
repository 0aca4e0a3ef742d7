import type { QuestionName } from '@/lib/study/model/annotations';
import { firstList, listsWith, removeQuestion, saveQuestions } from '@/lib/study/model/lists';
import { liveRecords, type StudyState } from '@/lib/study/model/study-state';
import type { StudySession } from '@/lib/study/store/study-session';
import { questionOfLink, questionOfPage } from './saved-question';

const selector = '[data-tool="save"]';

/** The question that a button saves: the one its row links to, or the page's own. */
export function questionOfButton(button: Element): QuestionName | undefined {
  const row = button.closest('li');
  if (!row) return questionOfPage(document);
  const link = row.querySelector<HTMLAnchorElement>('a[href*="/questions/"]');
  return link ? questionOfLink(link) : undefined;
}

/** What pressing a button asks for, by what it says: to save its question, or to take it off the shelf. */
export const wantsSaved = (button: HTMLElement): boolean => button.dataset.saved === undefined;

/**
 * Has a question saved, in the first list where it is in none, or in no list at all.
 * @returns whether it is saved now, or undefined where that could not be kept
 */
export async function setSaved(
  session: StudySession,
  question: QuestionName,
  isWanted: boolean,
): Promise<boolean | undefined> {
  const kept = await session.change((state, maker) => {
    const held = listsWith(state, question.path);
    if (!isWanted) return held.flatMap((list) => removeQuestion(state, { list, path: question.path }, maker));
    return held.length > 0 ? [] : saveQuestions(state, { list: firstList.id, questions: [question] }, maker);
  });
  return kept && isWanted;
}

/** Shows on every button of the page whether its question is saved, now and from now on. */
export function followSaved(session: StudySession): void {
  let records: StudyState['saved'] | undefined;
  let saved: ReadonlySet<string> = new Set();
  const mark = () => {
    const { state } = session.view();
    if (state.saved !== records) saved = new Set(liveRecords(state, 'saved').map(({ path }) => path));
    records = state.saved;
    for (const button of document.querySelectorAll<HTMLElement>(selector)) {
      const question = questionOfButton(button);
      if (question) markButton(button, { isSaved: saved.has(question.path), title: question.title });
    }
  };
  session.subscribe(mark);
  mark();
  // Results come and go as a reader types.
  const main = document.querySelector('main');
  if (main && document.querySelector('main form'))
    new MutationObserver(mark).observe(main, { childList: true, subtree: true });
}

function markButton(
  button: HTMLElement,
  { isSaved, title }: { readonly isSaved: boolean; readonly title: string },
): void {
  const words = isSaved ? 'Saved' : 'Save';
  if (button.firstChild?.nodeValue !== words && button.firstChild) button.firstChild.nodeValue = words;
  if (isSaved) button.dataset.saved = '';
  else delete button.dataset.saved;
  if (!button.closest('li')) return;
  const label = isSaved ? `Saved: “${title}”. Take it off your shelf` : `Save “${title}”`;
  if (button.getAttribute('aria-label') !== label) button.setAttribute('aria-label', label);
}
