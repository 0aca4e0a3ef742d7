/** What stands beside a field's name, or behind the hyphen of a list's entry, without quotes: its lines as written. */
export interface PlainValue {
  /** As `question` or `seo.page_keywords`. */
  readonly field: string;
  /** Line of the text, from 0. */
  readonly line: number;
  readonly text: string;
}

const named =
  /^( *)(?:"([^"]*)"|'([^']*)'|([^\s"'#[\]{},&*!|>%@`:-][^:]*?|[^\s"'#[\]{},&*!|>%@`:]+))[ \t]*:(?:[ \t]+(.*)|$)/;
const entry = /^( *)-[ \t]+(.*)$/;
/** Longest line that is taken apart by names. */
const longestName = 200;

/**
 * The values of YAML that are written without quotes, found line by line, so that what YAML itself reads otherwise, or
 * cannot read, can be pointed at. Texts behind `|` and `>` are passed over.
 */
export function* plainValues(yamlText: string): Generator<PlainValue> {
  const parents: { readonly indent: number; readonly field: string }[] = [];
  /** Lines that stand further in than this belong to the value before. */
  let inside: { readonly indent: number; readonly value: string } | undefined;
  for (const [line, written] of yamlText.split('\n').entries()) {
    if (written.trim() === '' || /^ *#/.test(written)) continue;
    const indent = written.search(/[^ ]/);
    if (inside !== undefined && indent > inside.indent) {
      if (isPlain(inside.value)) yield { field: fieldOf(parents), line, text: written.trim() };
      continue;
    }
    inside = undefined;
    const found = namedValue(written) ?? entryValue(written);
    if (found === undefined) continue;
    while (parents.length > 0 && (parents.at(-1)?.indent ?? 0) >= indent + (found.name === undefined ? 1 : 0))
      parents.pop();
    if (found.name !== undefined) parents.push({ indent, field: found.name });
    if (found.value !== '') inside = { indent, value: found.value };
    if (isPlain(found.value)) yield { field: fieldOf(parents), line, text: found.value };
  }
}

function namedValue(written: string): { readonly name: string; readonly value: string } | undefined {
  if (written.indexOf(':') > longestName) return undefined;
  const [, , double, single, plain, value = ''] = named.exec(written) ?? [];
  const name = double ?? single ?? plain;
  return name === undefined ? undefined : { name, value: value.trim() };
}

function entryValue(written: string): { readonly name?: undefined; readonly value: string } | undefined {
  const value = entry.exec(written)?.[2];
  return value === undefined ? undefined : { value: value.trim() };
}

/** Neither empty, nor in quotes or brackets, nor a text behind `|` or `>`. */
function isPlain(value: string): boolean {
  return value !== '' && !/^["'[{|>]/.test(value);
}

function fieldOf(parents: readonly { readonly field: string }[]): string {
  return parents.map(({ field }) => field).join('.');
}
