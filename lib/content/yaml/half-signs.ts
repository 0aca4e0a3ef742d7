import { quoted } from '@/lib/content/quoted';
import type { YamlNote } from './yaml-note';

/** Half of a sign that two escapes write: alone it is no letter, and stops what makes addresses. */
const half = /\p{Cs}/gu;
const escaped = /\\u(?:d[89ab][\da-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][\da-f]{2}\\u)d[c-f][\da-f]{2})/i;

/** A text in which halves of signs are replaced. */
export function withWholeSigns(text: string): string {
  return text.replace(half, '\uFFFD');
}

/** Names the lines on which such a half is written; only a text in double quotes can hold one. */
export function halfSignNotes(yamlText: string, firstLine: number): readonly YamlNote[] {
  if (!/\\u[dD]/.test(yamlText)) return [];
  return yamlText.split('\n').flatMap((line, i): readonly YamlNote[] => {
    const found = escaped.exec(line);
    if (found === null || !line.slice(0, found.index).includes('"')) return [];
    const message = `${quoted(found[0])} is half of a sign, and is shown as \uFFFD`;
    const at = {
      severity: 'warning',
      kind: 'control-character',
      field: 'file',
      line: i + firstLine,
    } as const;
    return [{ ...at, message, remedy: 'write the sign itself' }];
  });
}
