import { replaceWikiLinks, wordsOfWikiLink } from '@/lib/markdown/scan/wiki-links';
import { withoutWebMarks } from '@/lib/markdown/syntax/without-marks';
import { withoutReferences } from './character-references';
import { withoutSizeHints } from './size-hints';

const escapedSign = '\uFDD2';

/** Text without marks of emphasis, links, images and notes, its escapes and entities resolved. Linear time. */
export function inlineText(markdown: string): string {
  let text = markdown;
  if (text.includes('\\'))
    text = text.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => escapedSign + shifted(sign, 0xe000));
  if (text.includes('[')) text = withoutLinks(text);
  if (text.includes('<')) text = text.replace(/<((?:https?:\/\/|mailto:)[^\s<>]{1,500})>/g, '$1');
  text = withoutEmphasis(withoutWebMarks(text));
  text = withoutReferences(text);
  if (text.includes(escapedSign))
    text = text.replace(/\uFDD2(.)/gs, (_, sign: string) => shifted(sign, -0xe000));
  return text
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/\\?\n /g, '\n')
    .trim();
}

function withoutLinks(text: string): string {
  return replaceWikiLinks(withoutSizeHints(text), wordsOfWikiLink)
    .replace(/\[\^[^\s[\]]{1,80}\]:?/g, '')
    .replace(
      /(?:!\[([^[\]]*)\]\(|\[([^[\]]*)\]\((?!(?:[A-Z][a-z]?\d*)*\)))(?:[^()\s]|\([^()\s]{0,200}\)){0,800}(?:\s+(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'))?\s?\)/g,
      '$1$2',
    )
    .replace(/!?\[([^[\]]+)\]\[[^[\]]{0,80}\]/g, '$1');
}

/** Innermost marks first; three rounds reach what answers nest. */
function withoutEmphasis(text: string): string {
  let plain = text;
  for (let round = 0; round < 3 && plain.includes('*'); round += 1) {
    const next = plain.replace(/(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=\S)\1/g, '$2');
    if (next === plain) break;
    plain = next;
  }
  if (plain.includes('_'))
    plain = plain.replace(
      /(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu,
      '$2',
    );
  return plain.includes('~~') ? plain.replace(/~~(?=\S)([^~\n]{1,2000}?)~~/g, '$1') : plain;
}

function shifted(sign: string, by: number): string {
  return String.fromCharCode(sign.charCodeAt(0) + by);
}
