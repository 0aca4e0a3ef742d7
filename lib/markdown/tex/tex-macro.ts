/** How a command was written: `\dv*[2]{f}{x}`. */
export interface MacroCall {
  readonly args: readonly string[];
  /** What stood in square brackets. */
  readonly option: string | undefined;
  readonly isStarred: boolean;
  /** The sign that opened the brackets around its argument. */
  readonly bracket?: string | undefined;
}

/** A command that is written out before KaTeX sees the formula. */
export interface TexMacro {
  /** Arguments that it cannot do without. */
  readonly args: number;
  /** How many more it takes, where they follow in braces. */
  readonly more?: number;
  readonly takesStar?: boolean;
  readonly takesOption?: boolean;
  /** Its one argument may stand in round or square brackets or bars instead: `\qty(x)`. */
  readonly takesBrackets?: boolean;
  /** An owner's expansion may hold commands that are written out in turn. */
  readonly isOwners?: boolean;
  /** Undefined where the command is KaTeX's own in this form, and stays. */
  readonly expand: (call: MacroCall) => string | undefined;
}

/** An owner's commands: names without the backslash, expansions with `#1` to `#9`. */
export type OwnerMacros = Readonly<Record<string, string>>;

/** A macro of a fixed text in which `#1` to `#9` stand for arguments. */
export function templateMacro(template: string, isOwners = false): TexMacro {
  const args = Math.max(0, ...[...template.matchAll(/(?<!\\)#([1-9])/g)].map(([, digit]) => Number(digit)));
  return { args, isOwners, expand: ({ args: given }) => filled(template, given) };
}

function filled(template: string, args: readonly string[]): string {
  let out = '';
  let start = 0;
  for (const match of template.matchAll(/(?<!\\)#([1-9])/g)) {
    out = joined(out, template.slice(start, match.index));
    out = joined(out, args[Number(match[1]) - 1] ?? '');
    start = match.index + match[0].length;
  }
  return joined(out, template.slice(start));
}

/** Keeps a command's name apart from a letter that comes to stand after it. */
export function joined(before: string, after: string): string {
  return /^[A-Za-z]/.test(after) && /(?:^|[^\\])(?:\\\\)*\\[A-Za-z]+$/.test(before.slice(-40))
    ? `${before} ${after}`
    : before + after;
}
