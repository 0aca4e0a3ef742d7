import { answerParts } from '@/lib/study/recall/answer-parts';

/** The block of an answer that holds a part, with the part covered or marked; steps that follow it are left out until then. */
export function coveredPart(answer: HTMLElement, part: string, isOpen: boolean): Node {
  const copy = document.importNode(answer, true);
  const found = answerParts<Element>(copy).find(({ id }) => id === part);
  if (!found) return document.createTextNode('This part of the answer is not there any more: it was edited.');
  const { block, hidden, kind } = found;
  if (isOpen) {
    const mark = document.createElement('mark');
    mark.append(...hidden.childNodes);
    hidden.append(mark);
    return block;
  }
  if (kind === 'step') while (hidden.nextElementSibling) hidden.nextElementSibling.remove();
  hidden.textContent = '[ … ]';
  return block;
}
