import { quoted } from '@/lib/content/quoted';
import { halfSignNotes } from './half-signs';
import type { YamlNote } from './yaml-note';
import { plainValues } from './yaml-values';

/** Fields that hold a text in which `#` and quotes may stand; in others a comment is a comment. */
const texts =
  /^(?:question|title|article_title|answer|author|subject|description|keywords|tags|name|tagline|provenance|seo\..+|choices(?:\.(?:text|why))?)$/i;
/** Quotes that word processors put in place of straight ones, as they open and close. */
const curly = /^(?:[“”„«].*[“”»]|[‘’‚‹].*[‘’›])$/u;

/** @param firstLine of the text in its file */
export function yamlNotes(yamlText: string, firstLine: number): readonly YamlNote[] {
  return [...halfSignNotes(yamlText, firstLine), ...valueNotes(yamlText, firstLine)];
}

function valueNotes(yamlText: string, firstLine: number): readonly YamlNote[] {
  if (!/[ \t][#&]|[“”„«‘’‚‹]/u.test(yamlText)) return [];
  return [...plainValues(yamlText)].flatMap(({ field, line, text }) => {
    if (!texts.test(field)) return [];
    const place = { severity: 'warning', field, line: line + firstLine } as const;
    const cut = /(?:^|[ \t])#.*$/.exec(text)?.[0];
    const notes: YamlNote[] = [];
    if (cut !== undefined) {
      const message = `\`${quoted(cut)}\` is a comment to YAML, and is cut off`;
      notes.push({ ...place, kind: 'yaml-comment', message, remedy: 'put quotes around the whole value' });
    }
    const anchor = /^&\S+/.exec(text)?.[0];
    if (anchor !== undefined) {
      const message = `\`${quoted(anchor)}\` is a mark to YAML, and is cut off`;
      notes.push({ ...place, kind: 'yaml-comment', message, remedy: 'put quotes around the whole value' });
    }
    if (curly.test(text)) {
      const message = `${quoted(text)} stands in curly quotes, which YAML takes for a part of the text`;
      const remedy = 'write straight quotes, or none';
      notes.push({ ...place, kind: 'yaml-quotes', message, remedy });
    }
    return notes;
  });
}
