import { deckId } from './note-ids';

/** The type of our notes: two sides, one card. Its id is for good: by it a second import finds the first. */
export const noteType = { id: 1_000_000_000_017, name: 'Stoa question' } as const;

const defaultDeck = 1;
const css = `.card {
  font-family: Georgia, serif;
  font-size: 20px;
  line-height: 1.45;
  max-width: 38em;
  margin: 0 auto;
  text-align: start;
}
pre {
  overflow-x: auto;
  font-size: 0.8em;
}
table {
  border-collapse: collapse;
}
th, td {
  border: 1px solid;
  padding: 0.2em 0.5em;
}
`;

export function configurationOf() {
  return {
    ...{ nextPos: 1, estTimes: true, activeDecks: [defaultDeck], sortType: 'noteFld', timeLim: 0 },
    ...{ sortBackwards: false, addToCur: true, curDeck: defaultDeck, newBury: true, newSpread: 0 },
    ...{ dueCounts: true, curModel: String(noteType.id), collapseTime: 1200 },
  };
}

export function modelOf(seconds: number) {
  const field = (name: string, ord: number) => ({
    ...{ name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] },
  });
  const card = {
    ...{ name: 'Card 1', ord: 0, did: null, bqfmt: '', bafmt: '' },
    qfmt: '{{Front}}',
    afmt: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}',
  };
  return {
    [noteType.id]: {
      ...noteType,
      ...{ type: 0, mod: seconds, usn: -1, sortf: 0, did: defaultDeck, tags: [], vers: [], css },
      ...{ tmpls: [card], flds: [field('Front', 0), field('Back', 1)], req: [[0, 'any', [0]]] },
      latexPre: '',
      latexPost: '',
    },
  };
}

export function decksOf(names: readonly string[], seconds: number) {
  const deck = (id: number, name: string) => ({
    ...{ id, name, mod: seconds, usn: -1, desc: '', dyn: 0, conf: 1, collapsed: false },
    ...{ extendNew: 0, extendRev: 0 },
    ...{ newToday: [0, 0], revToday: [0, 0], lrnToday: [0, 0], timeToday: [0, 0] },
  });
  const own = [...new Set(names)].map((name) => [deckId(name), deck(deckId(name), name)] as const);
  return { [defaultDeck]: deck(defaultDeck, 'Default'), ...Object.fromEntries(own) };
}

/** The options that every collection has. */
export const optionGroups = {
  1: {
    ...{ id: 1, mod: 0, name: 'Default', usn: 0, maxTaken: 60, autoplay: true, timer: 0, replayq: true },
    new: { bury: true, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 7], order: 1, perDay: 20 },
    rev: { bury: true, ease4: 1.3, ivlFct: 1, maxIvl: 36500, perDay: 200, hardFactor: 1.2 },
    lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
    dyn: false,
  },
};
