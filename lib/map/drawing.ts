import { boxesHeight, sizeBoxes } from './boxes';
import { placeColumn } from './column';
import { placeFacing } from './facing';
import { placeLayers } from './layers';
import type { Drawing, DrawnItem, Edge, Form } from './parts';

/** A map in both its forms: for a column of text, and for a phone. */
export type Drawings = Readonly<Record<Form, Drawing>>;

/** How high the form for a phone may be, in CSS pixels: what a page has below its heading within a screen and a half. */
export const tallest = { groups: 840, neighborhood: 620 } as const;

/** How many of some items a drawing for a phone has room for, within a height; at least one. */
export function countThatFits(items: readonly DrawnItem[], height: number): number {
  let count = items.length;
  while (count > 1 && boxesHeight(sizeBoxes(items.slice(0, count), 'narrow')) > height) count -= 1;
  return count;
}

/**
 * Draws items and the links between them so that no line runs under a box: boxes stand in columns, and lines in the
 * channels beside those. The same items and links give the same drawing.
 */
export function drawForms(items: readonly DrawnItem[], edges: readonly Edge[]): Drawings {
  return { wide: drawMap(items, edges, 'wide'), narrow: drawMap(items, edges, 'narrow') };
}

/** The same in one form. What has a middle is drawn in layers around it where there is room. */
export function drawMap(items: readonly DrawnItem[], edges: readonly Edge[], form: Form): Drawing {
  if (form === 'narrow') return placeColumn(sizeBoxes(items, 'narrow'), edges);
  const hasMiddle = items[0]?.step === 0;
  return hasMiddle
    ? placeLayers(sizeBoxes(items, 'layers'), edges)
    : placeFacing(sizeBoxes(items, 'facing'), edges);
}
