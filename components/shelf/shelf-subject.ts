/** A subject as the shelf needs it. */
export interface ShelfSubject {
  readonly slug: string;
  readonly title: string;
  /** How many questions it has. */
  readonly count: number;
  readonly hue: number;
}
