import { type Label, labelOf } from './label';
import { type Edge, placeBoxes } from './place-boxes';

/** A question in a drawing. */
export interface DrawnQuestion {
  readonly number: number;
  readonly title: string;
  /** 0 for what the drawing is of, 1 and 2 for what is one and two steps away. */
  readonly step: number;
}

export interface DrawnBox extends DrawnQuestion {
  readonly label: Label;
  readonly fontSize: number;
  /** Middle of the box. */
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly {
    readonly from: DrawnBox;
    readonly to: DrawnBox;
    /** The larger step of its ends. */
    readonly step: number;
  }[];
}

/** Widths of the two forms a map is drawn in: for a column of text, and for a phone. */
export const drawingWidths = { wide: 960, narrow: 356 } as const;
export type DrawingForm = keyof typeof drawingWidths;

/** A map in both its forms. */
export type Drawings = Readonly<Record<DrawingForm, Drawing>>;

/** Sizes of the labels by step. In the narrow form two stand side by side. */
const styles: Readonly<Record<DrawingForm, readonly { fontSize: number; width: number; lines: number }[]>> = {
  wide: [
    { fontSize: 19, width: 250, lines: 3 },
    { fontSize: 15.5, width: 178, lines: 3 },
    { fontSize: 14, width: 158, lines: 3 },
  ],
  narrow: [
    { fontSize: 17, width: 270, lines: 3 },
    { fontSize: 14, width: 140, lines: 4 },
    { fontSize: 13, width: 136, lines: 4 },
  ],
};

/** Draws questions and the links between them, by places in the list, in both forms. */
export function drawForms(questions: readonly DrawnQuestion[], edges: readonly Edge[]): Drawings {
  return { wide: drawMap(questions, edges, 'wide'), narrow: drawMap(questions, edges, 'narrow') };
}

/** The same in one form. */
export function drawMap(
  questions: readonly DrawnQuestion[],
  edges: readonly Edge[],
  form: DrawingForm,
): Drawing {
  const styled = questions.map((question) => {
    const style = styles[form][question.step] ?? { fontSize: 13, width: 150, lines: 3 };
    return { ...question, fontSize: style.fontSize, label: labelOf(question.title, style) };
  });
  const { places, width, height } = placeBoxes(
    styled.map(({ label }) => label),
    edges,
    drawingWidths[form],
  );
  const boxes = styled.map((question, i): DrawnBox => ({ ...question, ...(places[i] ?? { x: 0, y: 0 }) }));
  const lines = edges.flatMap(([from, to]) => {
    const [a, b] = [boxes[from], boxes[to]];
    return a && b ? [{ from: a, to: b, step: Math.max(a.step, b.step) }] : [];
  });
  return { width, height, boxes, lines };
}
