import { isUnderstood } from '@/lib/study/model/annotations';
import type { StudySession } from '@/lib/study/store/study-session';
import { questionOfLink } from './saved-question';

/** Shows above each path of a subject how much of it is understood, and which questions are. */
export function followPaths(session: StudySession): void {
  const paths = [...document.querySelectorAll<HTMLElement>('[data-path]')];
  if (paths.length === 0) return;
  const mark = () => {
    for (const path of paths) markPath(path, session);
  };
  session.subscribe(mark);
  mark();
}

function markPath(path: HTMLElement, session: StudySession): void {
  const links = [...path.querySelectorAll<HTMLAnchorElement>('li a')];
  const { state } = session.view();
  const understood = links.filter((link) => {
    const question = questionOfLink(link);
    const isTicked = question !== undefined && isUnderstood(state, question.path);
    link.classList.toggle('study-understood', isTicked);
    link.title = isTicked ? 'Understood' : '';
    return isTicked;
  });
  const line =
    path.querySelector('.study-progress') ??
    path.querySelector('ol')?.insertAdjacentElement('beforebegin', progressLine());
  if (line) line.textContent = progressWords(understood.length, links.length);
}

function progressLine(): HTMLElement {
  const line = document.createElement('p');
  line.className = 'study-progress';
  return line;
}

export function progressWords(done: number, all: number): string {
  return done === all ? `All ${all} understood` : `${done} of ${all} understood`;
}
