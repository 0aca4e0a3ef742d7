import type { FormulaPlace } from '@/lib/markdown/scan/segment';
import type { OwnerMacros } from '@/lib/markdown/tex/tex-macro';
import {
  type FormulaLabel,
  referenceShape,
  type WrittenFormula,
  writtenFormula,
} from '@/lib/markdown/tex/written-formula';
import { type FormulaResult, maxFormulas, messageOf, refusalOf, renderFormula } from './formula';
import { plainFormula } from './plain-formula';

/** A formula of an answer, as the scanner cut it out. */
export interface AnswerFormula {
  readonly tex: string;
  readonly place: FormulaPlace;
}

type Refused = Extract<FormulaResult, { status: 'refused' }>;
export type RenderedFormula = Extract<FormulaResult, { status: 'rendered' }> & {
  /** Where it is labelled, the id that links lead to. */
  readonly id?: string | undefined;
};
/** A reference to a labelled formula: what is shown, and where it leads. */
export interface Reference {
  readonly status: 'reference';
  readonly text: string;
  readonly id: string;
}

export type SetFormula = RenderedFormula | Refused | Reference;

/** Characters of TeX that all formulas of an answer may have once their commands are written out. */
const mostTex = 100_000;
const anyReference = /\\(eq)?ref\{([^{}\\$\n]{1,80})\}/g;

/** All formulas of an answer in their order, each set once; what refers to labels is set when all are known. */
export function setFormulas(
  formulas: readonly AnswerFormula[],
  owners: OwnerMacros = {},
): readonly SetFormula[] {
  const isReferredTo = formulas.some(({ tex }) => tex.includes('ref{'));
  const labels = new Labels();
  const set = new Map<string, SetFormula>();
  const written = new Map<string, WrittenFormula>();
  let characters = 0;
  const write = ({ tex, place }: AnswerFormula): WrittenFormula => {
    const refusal = refusalOf(tex);
    if (refusal !== undefined) throw new Error(refusal);
    const of = writtenFormula(tex, owners, isReferredTo && place === 'block');
    characters += of.tex.length;
    if (characters > mostTex)
      throw new Error(`the formulas of the answer have more than ${mostTex} characters`);
    return of;
  };
  for (const [index, formula] of formulas.entries()) {
    const key = keyOf(formula);
    if (!set.has(key) && !written.has(key)) {
      if (index >= maxFormulas) set.set(key, refused(`an answer has at most ${maxFormulas} formulas`));
      else if (isReferredTo && formula.tex.includes('ref{')) continue;
      else
        try {
          const of = write(formula);
          const result = renderWritten(of.tex, formula.place);
          set.set(key, result.status === 'rendered' ? { ...result, id: labels.idOf(of.labels) } : result);
          if (result.status === 'rendered') written.set(key, of);
        } catch (error) {
          set.set(key, refused(messageOf(error)));
        }
    }
    const of = written.get(key);
    if (of !== undefined) labels.add(of);
  }
  return formulas.map((formula) => {
    const key = keyOf(formula);
    const result = set.get(key) ?? setReferring(formula, labels, write);
    set.set(key, result);
    return result;
  });
}

function keyOf({ tex, place }: AnswerFormula): string {
  return `${place} ${tex}`;
}

function renderWritten(tex: string, place: FormulaPlace): FormulaResult {
  return renderFormula(tex, place === 'block', place !== 'inline');
}

/** A reference by itself, or a formula in whose words one stands. */
function setReferring(
  formula: AnswerFormula,
  labels: Labels,
  write: (formula: AnswerFormula) => WrittenFormula,
): SetFormula {
  const alone = referenceShape.exec(formula.tex.trim());
  try {
    if (alone !== null) {
      const { text, id } = labels.find(alone[2] ?? '');
      return { status: 'reference', text: alone[1] === undefined ? text.bare : text.whole, id };
    }
    const tex = formula.tex.replace(anyReference, (_, whole: string | undefined, name: string) => {
      const { text } = labels.find(name);
      return `\\text{${(whole === undefined ? text.bare : text.whole).replace(/[\\{}$&#^_%~]/g, ' ')}}`;
    });
    return renderWritten(write({ ...formula, tex }).tex, formula.place);
  } catch (error) {
    return refused(messageOf(error));
  }
}

function refused(message: string): Refused {
  return { status: 'refused', message };
}

interface Labelled {
  readonly id: string;
  readonly text: { readonly bare: string; readonly whole: string };
}

/** The labels of an answer's formulas, and what is shown where they are referred to. */
class Labels {
  readonly #labelled = new Map<string, Labelled>();
  readonly #ids = new Map<string, string>();
  #numbers = 0;

  /** The id of a formula with labels. */
  idOf([first]: readonly FormulaLabel[]): string | undefined {
    if (first === undefined) return undefined;
    const known = this.#ids.get(first.name);
    if (known !== undefined) return known;
    const base = `user-content-eq:${first.name.replace(/^eq[:.-]/, '').replace(/[^A-Za-z\d.:_-]+/g, '-')}`;
    const taken = new Set(this.#ids.values());
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    this.#ids.set(first.name, id);
    return id;
  }

  /** Takes up one formula of the page, in the order of the page. */
  add({ labels, numbers }: WrittenFormula): void {
    const id = this.idOf(labels);
    for (const { name, tag, number } of labels) {
      if (id === undefined || this.#labelled.has(name)) continue;
      const bare =
        tag !== undefined
          ? (plainFormula(`\\text{${tag.tex}}`) ?? tag.tex)
          : number === undefined
            ? name
            : String(this.#numbers + number + 1);
      this.#labelled.set(name, { id, text: { bare, whole: tag?.isBare ? bare : `(${bare})` } });
    }
    this.#numbers += numbers;
  }

  /** @throws Error where no formula has it */
  find(name: string): Labelled {
    const found = this.#labelled.get(name.trim());
    if (found === undefined) throw new Error(`no formula of this answer has the label ${name.trim()}`);
    return found;
  }
}
