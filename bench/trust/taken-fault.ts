import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

const bookNames =
  /^(?:mimetype|META-INF\/container\.xml|book\/[\w-]+\.(?:xhtml|css|opf)|book\/pictures\/[\w.-]+)$/;
const sourceNames = /^(?!.*\.\.)[\p{L}\p{N}][^\\:*?"<>|\p{Cc}]*$/u;
const cell = '"(?:[^"]|"")*"';
const cardRow = new RegExp(`^${cell}(?:\\t${cell}){4}$`);

/** What is wrong with the files in which a subject is taken along, whatever stands in its questions. */
export async function takenFault(subject: string): Promise<string | undefined> {
  const bytes = async (file: string) =>
    new Uint8Array(await (await fetch(`${subject}/take/${file}`)).arrayBuffer());
  const fault =
    bookFault(await bytes('book.epub')) ??
    cardsFault(Buffer.from(await bytes('cards.txt')).toString('utf8')) ??
    sourcesFault(await bytes('questions.zip'));
  return fault && `${subject}: ${fault}`;
}

export function bookFault(archive: Uint8Array): string | undefined {
  for (const [name, bytes] of Object.entries(unzipSync(archive))) {
    if (!bookNames.test(name)) return `a book holds ${JSON.stringify(name)}`;
    if (!/\.(?:xhtml|opf|xml)$/.test(name)) continue;
    const faults: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', ({ message }) => faults.push(message));
    parser.write(Buffer.from(bytes).toString('utf8')).close();
    if (faults.length > 0) return `${name} of a book is not well formed: ${faults[0]}`;
  }
  return undefined;
}

export function cardsFault(text: string): string | undefined {
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const wrong = rows.find((row) => !cardRow.test(row));
  if (wrong !== undefined) return `a row of cards is none: ${wrong.slice(0, 80)}`;
  const order = /\[sound:|\[\/?latex\]|\{\{/i.exec(text);
  return order ? `a card says ${order[0]}` : undefined;
}

export function sourcesFault(archive: Uint8Array): string | undefined {
  const wrong = Object.keys(unzipSync(archive)).find((name) => !sourceNames.test(name));
  return wrong === undefined ? undefined : `an archive holds ${JSON.stringify(wrong)}`;
}
