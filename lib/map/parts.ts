import type { Label } from './label';

/** The two forms that a map is drawn in. */
export type Form = 'wide' | 'narrow';

/** Places of two boxes in the list of them. */
export type Edge = readonly [from: number, to: number];

/** What is drawn as a box: a question, or a group of them. */
export interface DrawnItem {
  readonly number: number;
  readonly title: string;
  /** 0 for what the drawing is of, 1 and 2 for what is one and two steps away. */
  readonly step: number;
}

/** An item with its label, and the size of its box. */
export interface SizedBox extends DrawnItem {
  readonly label: Label;
  readonly fontSize: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnBox extends SizedBox {
  readonly left: number;
  readonly top: number;
}

export interface DrawnLine {
  readonly edge: Edge;
  /** The larger step of its ends. */
  readonly step: number;
  /** Data of an SVG path. */
  readonly path: string;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly DrawnLine[];
}
