import { createRoot } from 'react-dom/client';
import { quotePassage } from '@/lib/study/highlights/quotation';
import { addHighlight, highlightsIn, type QuestionName } from '@/lib/study/model/annotations';
import { shelfKinds } from '@/lib/study/model/records';
import { openStudySession, type StudySession } from '@/lib/study/store/study-session';
import { createStudyStore } from '@/lib/study/store/study-store';
import { keepingWords, keepShelf } from './keeping';
import { painted } from './painted';
import { answerText, type PaintedHighlights, paintHighlights, selectedPassage } from './painted-highlights';
import { followPaths } from './path-progress';
import { followSaved, questionOfButton, setSaved, wantsSaved } from './save-buttons';
import { questionOfLink, questionOfPage } from './saved-question';
import { followSelection } from './selection-bar';
import { StudyPanel } from './study-panel';
import { addStudyStyles } from './study-styles';

/** What a page does with a reader's records; one of it, however often it is asked for. */
interface PageStudy {
  readonly session: StudySession;
  /** Shows the panel of the question from now on, whatever is kept of it. */
  readonly askForPanel: () => void;
}

let started: Promise<PageStudy> | undefined;

/** Shows on the page what the reader keeps of it. Fetched where there is a shelf, or at the first press. */
export function startStudy(): Promise<PageStudy> {
  started ??= start();
  return started;
}

/** Does what a tool of the page was pressed for: saves its question, or highlights what is selected. */
export async function useStudyTool(button: HTMLElement): Promise<void> {
  const passage = selectedPassage(getSelection());
  // A button that is marked only later is pressed for what it said.
  const isWanted = wantsSaved(button);
  const study = await startStudy();
  const question = questionOfButton(button);
  if (!question) return;
  if (button.dataset.tool === 'highlight') {
    study.askForPanel();
    if (passage) await highlightPassage(study.session, question, passage);
    else say('Select words in the answer; then press Highlight.');
    return;
  }
  const isSaved = await setSaved(study.session, question, isWanted);
  if (isSaved === undefined) {
    study.askForPanel();
    return say(study.session.view().failure?.message ?? '');
  }
  if (isSaved) await keepShelf();
  if (!button.closest('li')) study.askForPanel();
  say(isSaved ? 'Saved on your shelf' : 'Taken off your shelf');
}

async function start(): Promise<PageStudy> {
  addStudyStyles(document);
  const question = questionOfPage(document);
  const linked = [...document.querySelectorAll<HTMLAnchorElement>('main li a')].map(questionOfLink);
  const paths = [question, ...linked].flatMap((named) => (named ? [named.path] : []));
  const front = { of: 'questions', paths } as const;
  const session = openStudySession(createStudyStore(), shelfKinds, { front, painted });
  await session.begun;
  followSaved(session);
  followPaths(session);
  return { session, askForPanel: question ? showPanel(session, question) : () => undefined };
}

/** Puts the panel below the tools of the question, and follows its highlights. */
function showPanel(session: StudySession, question: QuestionName): () => void {
  let painted: PaintedHighlights = paintHighlights(highlightsIn(session.view().state, question.path));
  let shown = session.view().state.highlight;
  session.subscribe(() => {
    const { highlight } = session.view().state;
    if (highlight !== shown) painted = paintHighlights(highlightsIn(session.view().state, question.path));
    shown = highlight;
  });
  followSelection(() => {
    const passage = selectedPassage(getSelection());
    if (passage) void highlightPassage(session, question, passage);
  });
  const place = document.createElement('div');
  document.querySelector('[data-tool-status]')?.parentElement?.after(place);
  const root = createRoot(place);
  let isAsked = false;
  const render = () =>
    root.render(
      <StudyPanel
        session={session}
        question={question}
        painted={() => painted}
        isAsked={() => isAsked}
        keeping={keepingWords}
      />,
    );
  render();
  return () => {
    isAsked = true;
    render();
  };
}

async function highlightPassage(
  session: StudySession,
  question: QuestionName,
  passage: { readonly start: number; readonly end: number },
): Promise<void> {
  const quotation = quotePassage(answerText(), passage);
  if (!quotation) return say('This passage is too long to be highlighted.');
  const kept = await session.change((_, maker) => addHighlight({ question, quotation }, maker));
  if (!kept) return say(session.view().failure?.message ?? '');
  // What is selected would hide what is highlighted.
  getSelection()?.removeAllRanges();
  await keepShelf();
  say('Highlighted');
}

/** Tells a screen reader, and under the tools everybody. */
function say(words: string): void {
  const status = document.querySelector('[data-tool-status]');
  if (status) status.textContent = words;
}
