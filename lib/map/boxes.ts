import { labelOf } from './label';
import type { DrawnBox, DrawnItem, Form, SizedBox } from './parts';

/** How boxes stand: in one column, in two that face each other, in three from left to right. */
export type Arrangement = 'narrow' | 'facing' | 'layers';

/** Widths of the forms, in CSS pixels at full size. */
export const drawingWidths: Readonly<Record<Form, number>> = { wide: 960, narrow: 356 };

export const gap = 9;
/** Room around the boxes of a drawing. */
export const margin = 6;

/** By step: size of the letters, and width of the boxes. */
const styles: Readonly<Record<Arrangement, readonly { fontSize: number; width: number }[]>> = {
  narrow: [
    { fontSize: 16, width: 303 },
    { fontSize: 14, width: 303 },
    { fontSize: 13, width: 282 },
  ],
  facing: [
    { fontSize: 16, width: 350 },
    { fontSize: 15, width: 350 },
    { fontSize: 14, width: 350 },
  ],
  layers: [
    { fontSize: 18, width: 236 },
    { fontSize: 15, width: 262 },
    { fontSize: 14, width: 252 },
  ],
};
/** Only a title that is longer than this is cut, and then it begins with what it tells of. */
const maxLines = 7;

export function sizeBoxes(items: readonly DrawnItem[], arrangement: Arrangement): readonly SizedBox[] {
  return items.map((item) => {
    const { fontSize, width } = styles[arrangement][item.step] ?? { fontSize: 13, width: 230 };
    const label = labelOf(item.title, { fontSize, boxWidth: width, lines: maxLines });
    return { ...item, label, fontSize, width, height: label.height };
  });
}

/** Height of boxes that stand one below another, with what parts them. */
export function boxesHeight(boxes: readonly { readonly height: number }[]): number {
  return boxes.reduce((sum, { height }) => sum + height + gap, -gap) + 2 * margin;
}

/** Stands boxes one below another. */
export function stack<Box extends SizedBox>(
  boxes: readonly Box[],
  at: { readonly left: (box: Box) => number; readonly top: number },
): readonly (Box & DrawnBox)[] {
  let top = at.top;
  return boxes.map((box) => {
    const placed = { ...box, left: at.left(box), top };
    top += box.height + gap;
    return placed;
  });
}
