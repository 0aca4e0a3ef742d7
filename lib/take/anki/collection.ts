import initSqlJs, { type Database } from 'sql.js';
import { inTurns } from '@/lib/concurrency/in-turns';
import type { Card } from './card';
import { configurationOf, decksOf, modelOf, noteType, optionGroups } from './collection-json';
import { checksumOf, createIds, deckId } from './note-ids';

/** The tables of a collection of schema 11, which every Anki since 2.1 imports, and AnkiDroid and AnkiMobile. */
const tables = `
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
create index ix_notes_usn on notes (usn);
create index ix_cards_usn on cards (usn);
create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid);
create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid);
create index ix_notes_csum on notes (csum);
`;

/** Changes that no server has seen yet. */
const unsynced = -1;

/**
 * Cards as a collection of Anki, an SQLite database.
 * @param made when they were written: Anki takes what is newer than its own
 */
export async function buildCollection(cards: readonly Card[], made: Date): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  try {
    database.run(tables);
    writeAbout(database, cards, made);
    await writeCards(database, cards, Math.floor(made.getTime() / 1000));
    return database.export();
  } finally {
    database.close();
  }
}

function writeAbout(database: Database, cards: readonly Card[], made: Date): void {
  const ms = made.getTime();
  const seconds = Math.floor(ms / 1000);
  const json = [
    configurationOf(),
    modelOf(seconds),
    decksOf(
      cards.map(({ deck }) => deck),
      seconds,
    ),
    optionGroups,
  ].map((value) => JSON.stringify(value));
  database.run('insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
    ...[seconds, ms, ms],
    ...json,
    '{}',
  ]);
}

async function writeCards(database: Database, cards: readonly Card[], seconds: number): Promise<void> {
  const note = database.prepare('insert into notes values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)');
  const card = database.prepare(
    'insert into cards values (?, ?, ?, 0, ?, ?, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?)',
  );
  const idOf = createIds();
  database.run('begin');
  let place = 0;
  for await (const part of inTurns(cards))
    for (const { guid, front, back, deck, tags } of part) {
      const id = idOf(guid);
      const sides = [front, back].join('\u001f');
      const labels = ` ${tags.join(' ')} `;
      place += 1;
      note.run([id, guid, noteType.id, seconds, unsynced, labels, sides, front, checksumOf(front), '']);
      card.run([id, id, deckId(deck), seconds, unsynced, place, '']);
    }
  database.run('commit');
  note.free();
  card.free();
}
