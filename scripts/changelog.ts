/** For whom a change is written down, in this order. */
const groups = ['Readers', 'Owners', 'Developers'] as const;
type Group = (typeof groups)[number];

export interface DatedChangelog {
  readonly text: string;
  /** The section that was dated, without its title. */
  readonly notes: string;
}

const unreleased = '## Unreleased';

/**
 * What stands under "Unreleased" becomes the section of a version, its changes grouped; an empty section is left above it.
 * @throws where there is nothing, or a change that is under no group
 */
export function dateChangelog(text: string, version: string, day: string): DatedChangelog {
  const lines = text.split('\n');
  const start = lines.indexOf(unreleased);
  if (start < 0) throw new Error(`CHANGELOG.md: there is no line "${unreleased}"; add it above the versions`);
  const next = lines.findIndex((line, i) => i > start && line.startsWith('## '));
  const end = next < 0 ? lines.length : next;
  const notes = writeGroups(readGroups(lines.slice(start + 1, end), start + 2));
  if (notes === '') throw new Error(`CHANGELOG.md: nothing stands under "${unreleased}"`);
  const section = `${unreleased}\n\n## ${version} (${day})\n${notes}`;
  const rest = lines.slice(end).join('\n').trimEnd();
  const whole = [lines.slice(0, start).join('\n').trimEnd(), section, rest].filter((part) => part !== '');
  return { text: `${whole.join('\n\n')}\n`, notes };
}

/** A group that stands there twice, as after a merge, is one. */
function readGroups(lines: readonly string[], firstLine: number): ReadonlyMap<Group, readonly string[]> {
  const found = new Map<Group, string[]>(groups.map((group) => [group, []]));
  let into: string[] | undefined;
  for (const [i, line] of lines.entries()) {
    const title = /^### (.*)$/.exec(line)?.[1];
    if (title !== undefined) into = found.get(title as Group);
    if (title === undefined ? line.trim() !== '' && !into : !into)
      throw new Error(
        `CHANGELOG.md:${firstLine + i}: put it under ${groups.map((group) => `"### ${group}"`).join(', ')}`,
      );
    if (title === undefined && line.trim() !== '') into?.push(line);
  }
  return found;
}

function writeGroups(found: ReadonlyMap<Group, readonly string[]>): string {
  return [...found]
    .filter(([, changes]) => changes.length > 0)
    .map(([group, changes]) => `### ${group}\n${changes.join('\n')}`)
    .join('\n\n');
}
