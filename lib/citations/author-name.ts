/** Who wrote a page: a person, whose names styles turn round and shorten, or a name that stays as it is. */
export type CitedAuthor = PersonName | WholeName;

export interface PersonName {
  readonly kind: 'person';
  readonly given: string;
  /** `van der`, `de la`: sorts with the family name here. '' where there is none. */
  readonly particle: string;
  readonly family: string;
  /** `Jr.`, `III`; '' where there is none. */
  readonly suffix: string;
}

/** An organization, a single name, or one whose parts cannot be told. */
export interface WholeName {
  readonly kind: 'whole';
  readonly name: string;
}

const particle =
  /^(?:van|von|vom|der|den|de|del|della|delle|di|da|das|do|dos|du|des|la|le|los|las|el|al|af|av|ibn|bin|ben|ter|ten|zu|zum|zur|d[’'])$/i;
const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const honorific = /^(?:(?:dr|prof|professor|mr|mrs|ms|mx|sir|dame|rev)\.?\s+)+(?=\S+\s)/i;
const degree =
  /,?\s+(?:ph\.?\s?d|m\.?d|m\.?sc|b\.?sc|m\.?a|b\.?a|d\.?phil|ed\.?d|mba|ll\.?[bm]|esq)\.?(?=,|\s|$)/gi;
/** Words that no person is called by. */
const organisational =
  /^(?:the|our|academy|agency|association|authority|board|books|bureau|cent(?:er|re)|centers|college|committee|community|company|consortium|contributors|corporation|council|department|desk|division|editors?|editorial|education|encyclop(?:a|æ)?edia|faculty|federation|foundation|group|guide|inc|initiative|institute|institution|journal|laborator(?:y|ies)|league|learning|library|llc|ltd|magazine|media|ministry|museum|nations|network|news|office|online|organi[sz]ation|press|programme|project|publish(?:er|ers|ing)|school|science|sciences|service|services|societ(?:y|ies)|staff|studies|study|studio|system|team|trust|union|university|wiki|wikipedia|world)\.?$/i;
const nameWord = /^[\p{Lu}\p{Lt}][\p{L}\p{M}'’.-]*$/u;

/** `Jane Q. Doe`, `Doe, Jane`, `Ann Lee and Jo Ray`, `World Health Organization` → its authors, in order; at least one. */
export function parseAuthors(text: string): readonly CitedAuthor[] {
  if (text.includes(';')) {
    const parts = text.split(';').filter((part) => part.trim() !== '');
    return parts.length > 0 ? parts.map(parseAuthor) : [whole(text)];
  }
  return parseJoined(text) ?? [parseAuthor(text)];
}

/** Names joined by `and` or commas, where each is a person's: else they belong to one name. */
function parseJoined(text: string): readonly CitedAuthor[] | undefined {
  const parts = bare(text).split(/\s*,?\s+(?:and|&)\s+/u);
  const plain = parts.flatMap((part) => part.split(/\s*,\s+/u));
  if (plain.length > 1 && plain.every((part) => part.includes(' ') && !suffix.test(part))) {
    const people = plain.map(parseFullName);
    if (people.every((person) => person !== undefined)) return people;
  }
  if (parts.length < 2) return undefined;
  const people = parts.map(parsePerson);
  return people.every((person) => person !== undefined) ? people : undefined;
}

function parseAuthor(text: string): CitedAuthor {
  return parsePerson(bare(text)) ?? whole(text);
}

function whole(text: string): WholeName {
  return { kind: 'whole', name: text.trim() };
}

function bare(text: string): string {
  return text.trim().replace(honorific, '').replace(degree, '').trim();
}

/** `Doe, Jane`, `Doe, Jane, Jr.`, `Jane Doe, Jr.` or `Jane Doe`. */
function parsePerson(text: string): PersonName | undefined {
  const [first = '', second, third, ...more] = text.split(/\s*,\s*/u);
  if (second === undefined) return parseFullName(first);
  if (more.length > 0) return undefined;
  if (third === undefined && suffix.test(second)) return withSuffix(parseFullName(first), second);
  if (third !== undefined && !suffix.test(third)) return undefined;
  if (!isNames(first.split(/\s+/)) || !isNames(second.split(/\s+/))) return undefined;
  return { kind: 'person', given: second, ...splitParticle(first), suffix: third ?? '' };
}

function withSuffix(person: PersonName | undefined, text: string): PersonName | undefined {
  return person && { ...person, suffix: text };
}

/** Given names first. A particle begins the family name wherever a given name stands before it. */
function parseFullName(text: string): PersonName | undefined {
  const words = text.trim().split(/\s+/u);
  const last = words.at(-1) ?? '';
  if (words.length > 2 && suffix.test(last))
    return withSuffix(parseFullName(words.slice(0, -1).join(' ')), last);
  if (words.length < 2 || words.length > 6 || !isNames(words) || particle.test(last)) return undefined;
  const at = words.findIndex((word, i) => i > 0 && particle.test(word));
  const start = at > 0 ? at : words.length - 1;
  const given = words.slice(0, start).join(' ');
  return { kind: 'person', given, ...splitParticle(words.slice(start).join(' ')), suffix: '' };
}

/** `van der Berg` → `van der` and `Berg`; only what is written small can be left out when sorting. */
function splitParticle(family: string): { readonly particle: string; readonly family: string } {
  const words = family.split(/\s+/u);
  const at = words.findIndex((word) => !particle.test(word) || word !== word.toLowerCase());
  if (at <= 0) return { particle: '', family };
  return { particle: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}

function isNames(words: readonly string[]): boolean {
  return (
    words.some((word) => nameWord.test(word)) &&
    words.every((word) => (nameWord.test(word) || particle.test(word)) && !organisational.test(word))
  );
}

/** `van der Berg`. */
export function familyName({ particle: before, family }: PersonName): string {
  return before === '' ? family : `${before} ${family}`;
}

/** `Berg, Ludwig, Jr.`, or the whole name. */
export function invertedName(author: CitedAuthor): string {
  if (author.kind === 'whole') return author.name;
  return [familyName(author), author.given, author.suffix].filter(Boolean).join(', ');
}

/** `Ludwig van der Berg Jr.`, or the whole name. */
export function straightName(author: CitedAuthor): string {
  if (author.kind === 'whole') return author.name;
  return [author.given, familyName(author), author.suffix].filter(Boolean).join(' ');
}

/** `Jean-Paul R.` → `J.-P.`, `R.`: one entry a given name. */
export function initialsOf({ given }: PersonName): readonly string[] {
  return given
    .replace(/\.(?=[\p{L}])/gu, '. ')
    .split(/\s+/u)
    .filter((name) => /\p{L}/u.test(name))
    .map((name) =>
      name
        .split('-')
        .flatMap((part) => /\p{L}\p{M}*/u.exec(part)?.[0] ?? [])
        .map((letter) => `${letter}.`)
        .join('-'),
    );
}
