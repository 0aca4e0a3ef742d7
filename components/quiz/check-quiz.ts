/** Has the quizzes of a page, or of a part of it, checked where they stand; their server is asked where this cannot run. */
export function checkQuizzes(page: ParentNode): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-quiz]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      check(form);
    });
    form.addEventListener('change', () => clear(form));
  }
}

function check(form: HTMLFormElement): void {
  let isAllRight = true;
  for (const option of form.querySelectorAll('li')) {
    const isChosen = option.querySelector('input')?.checked ?? false;
    const isRight = option.dataset.right !== undefined;
    if (isChosen !== isRight) isAllRight = false;
    if (isChosen || isRight) tell(option, isRight ? 'right' : 'wrong');
  }
  say(form, isAllRight ? 'Right.' : 'Not quite. What is right is marked.');
}

function clear(form: HTMLFormElement): void {
  for (const option of form.querySelectorAll('li')) tell(option, undefined);
  say(form, '');
}

function tell(option: HTMLElement, state: 'right' | 'wrong' | undefined): void {
  if (state === undefined) delete option.dataset.state;
  else option.dataset.state = state;
  const verdict = option.querySelector('p');
  if (verdict) verdict.hidden = state === undefined;
}

function say(form: HTMLFormElement, words: string): void {
  const status = form.querySelector('[role=status]');
  if (status) status.textContent = words;
}
