import { stringify } from 'csv-stringify/sync';
import type { QuestionRecord } from '@/lib/catalog/question-record';
import { inTurns } from '@/lib/concurrency/in-turns';
import { mapAtOnce } from '@/lib/concurrency/map-at-once';
import { atOnce, type TakenLibrary } from '../taken-library';
import { buildCard, type Card } from './card';

/** How Anki is told what stands where (its manual, "Text files"). */
const head = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#columns:ID\tFront\tBack\tDeck\tTags',
  '#guid column:1',
  '#deck column:4',
  '#tags column:5',
];

/** Questions as a text file that Anki imports; a second import updates the cards of the first. */
export async function writeCardsText(
  questions: readonly QuestionRecord[],
  library: TakenLibrary,
): Promise<Buffer> {
  const cards = await mapAtOnce(questions, atOnce, (question) => buildCard(question, library));
  const parts = [`${head.join('\n')}\n`];
  for await (const part of inTurns(cards)) parts.push(rowsOf(part));
  return Buffer.from(parts.join(''));
}

function rowsOf(cards: readonly Card[]): string {
  const rows = cards.map(({ guid, front, back, deck, tags }) => [guid, front, back, deck, tags.join(' ')]);
  return stringify(rows, { delimiter: '\t', quoted: true });
}
