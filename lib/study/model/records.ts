/** What a record has whatever it is of: an identity, and when it was last changed on the clock of its device. */
interface Identified {
  readonly id: string;
  readonly updatedMs: number;
}

/** What is left of a record that was deleted, so that a merge does not bring it back. */
export interface Tombstone extends Identified {
  readonly isDeleted: true;
}

/** A named list of saved questions. */
export interface ListRecord extends Identified {
  readonly name: string;
  /** Place among the lists: a key of `fractional-indexing`. */
  readonly order: string;
}

/** A question in a list; its id is made of both, so that one saved on two devices is one. */
export interface SavedRecord extends Identified {
  readonly list: string;
  /** Question path, `subject/slug`. */
  readonly path: string;
  /** As it stood on the page when it was saved: shown where the site does not know the question any more. */
  readonly title: string;
  /** Place in the list: a key of `fractional-indexing`. */
  readonly order: string;
  readonly savedMs: number;
}

/** A note on a question. One that is changed is a new record: of two changes at once, both are kept. */
export interface NoteRecord extends Identified {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly writtenMs: number;
}

/** A quotation with what stands before and after it, and where it stood: TextQuoteSelector and TextPositionSelector (W3C). */
export interface Quotation {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Place of its first character in the text of the answer, in UTF-16 units. */
  readonly start: number;
}

/** Words marked in an answer, with what the reader wrote beside them. Changed as notes are. */
export interface HighlightRecord extends Identified, Quotation {
  readonly path: string;
  readonly title: string;
  readonly note: string;
  readonly markedMs: number;
}

/** Whether a question was ticked as understood; its id is the question path. */
export interface TickRecord extends Identified {
  readonly isUnderstood: boolean;
}

export type Rating = 1 | 2 | 3 | 4;

/** One answer to one card: never changed, only deleted where it is undone. */
export interface ReviewRecord extends Identified {
  /** Id of the card: a question path, or one with `#` and what tells the part of the answer. */
  readonly card: string;
  readonly rating: Rating;
  readonly reviewedMs: number;
  /** Minutes that local time was ahead of UTC then. */
  readonly zoneMinutes: number;
  /** How long the reader took, in milliseconds. */
  readonly tookMs: number;
}

/** What a reader decided about a card beside rating it; its id is that of the card. */
export interface CardRecord extends Identified {
  readonly path: string;
  readonly title: string;
  readonly isSuspended: boolean;
  /** Not shown before this moment. */
  readonly buriedUntilMs: number;
}

/** A choice of the reader's; its id is its name. */
export interface SettingRecord extends Identified {
  readonly value: string | number | boolean | readonly number[];
}

/** Every kind of record, in the order in which files hold them. */
export interface StudyRecords {
  readonly list: ListRecord;
  readonly saved: SavedRecord;
  readonly note: NoteRecord;
  readonly highlight: HighlightRecord;
  readonly tick: TickRecord;
  readonly review: ReviewRecord;
  readonly card: CardRecord;
  readonly setting: SettingRecord;
}

export type Kind = keyof StudyRecords;

export const kinds = [
  'list',
  'saved',
  'note',
  'highlight',
  'tick',
  'review',
  'card',
  'setting',
] as const satisfies readonly Kind[];

/** The kinds that a shelf shows. */
export const shelfKinds = ['list', 'saved', 'note', 'highlight', 'tick'] as const satisfies readonly Kind[];

export type Kept<K extends Kind> = StudyRecords[K] | Tombstone;

/** A record as it is to be from now on; what is kept is the later of it and what is there (`merge.ts`). */
export type Change = { readonly [K in Kind]: { readonly kind: K; readonly record: Kept<K> } }[Kind];

export function isDeleted(record: Identified): record is Tombstone {
  return 'isDeleted' in record;
}
