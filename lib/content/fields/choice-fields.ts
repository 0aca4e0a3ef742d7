import { quoted } from '@/lib/content/quoted';
import { nearestName } from '@/lib/text/nearest-name';
import type { FieldContext } from './report';

/** One option of a question that readers can check themselves with. */
export interface Choice {
  /** On one line; formulas may stand in it. */
  readonly text: string;
  readonly isRight: boolean;
  /** Why it is right or not, on one line. */
  readonly why?: string | undefined;
}

/** An option as it is written: a map of texts, or what is none. */
export type WrittenChoice = Readonly<Record<string, string>> | undefined;

const names = ['text', 'right', 'why'];
const longest = { text: 300, why: 600 } as const;
const mostChoices = 8;
const yes = /^(?:true|yes)$/i;
const no = /^(?:false|no)$/i;

/**
 * The options of a question; undefined where there are none, or where they cannot be told right from wrong: a quiz that
 * says what is not so is worse than none.
 */
export function parseChoices(
  written: readonly WrittenChoice[] | undefined,
  { report, matter }: FieldContext,
): readonly Choice[] | undefined {
  if (written === undefined) return undefined;
  const lines = matter.itemLinesOf('choices');
  let isSound = true;
  const complain = (
    severity: 'error' | 'warning',
    at: number | undefined,
    message: string,
    remedy: string,
  ) => {
    if (severity === 'error') isSound = false;
    const line = (at === undefined ? undefined : lines[at]) ?? matter.lineOf('choices');
    const tail = severity === 'error' ? ', and the choices are not shown' : '';
    report(severity, 'choices', { field: 'choices', line }, message + tail, remedy);
  };
  const choices = written.flatMap((choice, at) => {
    for (const { severity, message, remedy } of faultsOf(choice)) complain(severity, at, message, remedy);
    if (choice?.text === undefined) return [];
    return [{ text: choice.text, isRight: yes.test(choice.right ?? ''), why: choice.why || undefined }];
  });
  for (const { at, message, remedy } of faultsOfAll(choices)) complain('error', at, message, remedy);
  return isSound ? choices : undefined;
}

/** All lines of a quiz that readers see: what is asked, the texts, the reasons; empty where there is none. */
export function linesOfQuiz(quiz: {
  readonly choices: readonly Choice[] | undefined;
  readonly choicesPrompt: string | undefined;
}): readonly string[] {
  const { choices = [], choicesPrompt = '' } = quiz;
  if (choices.length === 0) return [];
  return [choicesPrompt, ...choices.map(({ text }) => text), ...choices.map(({ why }) => why ?? '')];
}

interface Fault {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly remedy: string;
}

function* faultsOf(choice: WrittenChoice): Generator<Fault> {
  if (choice === undefined) {
    const remedy = 'write it as `text: …`, with `right: true` where it is right';
    yield { severity: 'error', message: 'an option is not a map of texts', remedy };
    return;
  }
  if (!choice.text)
    yield { severity: 'error', message: 'an option has no text', remedy: 'add `text: …` to it' };
  if (choice.right && !yes.test(choice.right) && !no.test(choice.right)) {
    const message = `right: ${quoted(choice.right)} is neither true nor false`;
    yield { severity: 'error', message, remedy: 'write true or false' };
  }
  for (const [name, most] of Object.entries(longest)) {
    if ((choice[name]?.length ?? 0) <= most) continue;
    const message = `the ${name} of an option is longer than ${most} characters`;
    yield { severity: 'error', message, remedy: 'shorten it' };
  }
  for (const name of Object.keys(choice).filter((one) => !names.includes(one))) {
    const meant = nearestName(name, names);
    const remedy = meant === undefined ? 'an option has text, right and why' : `did you mean ${meant}?`;
    yield {
      severity: 'warning',
      message: `${quoted(name)} is not a field of an option, and is not used`,
      remedy,
    };
  }
}

function* faultsOfAll(choices: readonly Choice[]) {
  const texts = choices.map(({ text }) => text.toLowerCase());
  const repeated = texts.findIndex((text, i) => texts.indexOf(text) < i);
  if (repeated >= 0)
    yield { at: repeated, message: 'two options say the same', remedy: 'leave one of them out' };
  if (choices.length < 2)
    yield { at: undefined, message: 'there are fewer than two options', remedy: 'write two or more' };
  if (choices.length > mostChoices)
    yield {
      at: mostChoices,
      message: `there are more than ${mostChoices} options`,
      remedy: 'leave some out',
    };
  if (choices.length > 0 && !choices.some(({ isRight }) => isRight))
    yield { at: undefined, message: 'no option is right', remedy: 'add `right: true` to those that are' };
}
