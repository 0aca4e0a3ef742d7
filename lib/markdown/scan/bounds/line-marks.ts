/** What in one line costs a Markdown parser more than its characters do. */
export interface LineMarks {
  /** Characters that may begin or end emphasis, links, code, entities, escapes and addresses. */
  readonly marks: number;
  /** Pipes, each the border of a cell. */
  readonly pipes: number;
  /** `[^`, of notes and of what refers to them. */
  readonly notes: number;
  /** `]:`, of definitions. */
  readonly definitions: number;
  /** Whether a bracket opens in it. */
  readonly hasBracket: boolean;
  /** Beginnings of what may be an e-mail address: words of Latin letters, digits, dots, dashes and plus signs. */
  readonly words: number;
  /** Steps over the punctuation of addresses: a parser looks from each sign for the end of the address. */
  readonly addressSteps: number;
}

const address = /www\.|:\/\//gi;
const word = /[\w+.-]+/g;
const trailing = /[!"&'()*,.:;<>?\]_}~]/g;

export function marksOfLine(line: string): LineMarks {
  let [marks, pipes, notes, definitions] = [0, 0, 0, 0];
  for (let at = 0; at < line.length; at += 1) {
    switch (line.charCodeAt(at)) {
      case 42: // *
      case 95: // _
      case 126: // ~
      case 38: // &
      case 60: // <
      case 64: // @
      case 92: // \
      case 94: // ^
      case 96: // `
      case 0xfdd0:
        marks += 1;
        break;
      case 61: // =
        if (line.charCodeAt(at + 1) === 61 && line.charCodeAt(at - 1) !== 61) marks += 1;
        break;
      case 91: // [
        marks += 1;
        if (line.charCodeAt(at + 1) === 94) notes += 1;
        break;
      case 93: // ]
        marks += 1;
        if (line.charCodeAt(at + 1) === 58) definitions += 1;
        break;
      case 124: // |
        pipes += 1;
        break;
    }
  }
  const addresses = line.match(address)?.length ?? 0;
  marks += addressWeight * addresses + (line.match(/@/g)?.length ?? 0) * (addressWeight - 1);
  const words = line.match(word)?.length ?? 0;
  const addressSteps = addresses === 0 ? 0 : addressStepsOf(line);
  return { marks, pipes, notes, definitions, hasBracket: line.includes('['), words, addressSteps };
}

/** An address makes a link of its own, with its title and rel. */
const addressWeight = 4;

function addressStepsOf(line: string): number {
  let steps = 0;
  for (const word of line.split(/[ \t]+/)) {
    if (/www\.|:\/\//i.test(word)) steps += word.length * (word.match(trailing)?.length ?? 0);
  }
  return steps;
}
