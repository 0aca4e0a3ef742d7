import { deflateRawSync } from 'node:zlib';
import { maxNameLength } from '@/lib/study/model/lists';

const maxTitleLength = 1_000;

/** A file for the shelf that is as it should be, but for what its texts would do. */
export function hostileFile(inputs: readonly string[]): string {
  const of = (i: number) => ({
    path: `psychology/hostile-${i}`,
    title: (inputs[i] ?? '').slice(0, maxTitleLength),
    updatedMs: 1,
  });
  const lists = inputs.map((input, i) => ({
    id: `list-${i}`,
    name: input.slice(0, maxNameLength),
    order: key(i),
    updatedMs: 1,
  }));
  const saved = inputs.flatMap((_, i) =>
    ['saved', `list-${i}`].map((list) => ({ ...of(i), id: `${list}/${i}`, list, order: key(i), savedMs: 1 })),
  );
  const note = inputs.map((input, i) => ({ ...of(i), id: `note-${i}`, text: input, writtenMs: 1 }));
  const highlight = inputs.map((input, i) => ({
    ...of(i),
    id: `mark-${i}`,
    quote: input.slice(0, maxTitleLength) || 'x',
    prefix: '',
    suffix: '',
    start: 0,
    note: input,
    markedMs: i,
  }));
  return JSON.stringify({ format: 'stoa-study', version: 1, list: lists, saved, note, highlight });
}

/** Files that are refused whole. */
export function refusedFiles(): readonly string[] {
  const whole = hostileFile(['x']);
  return [
    '',
    'null',
    '[]',
    '{"format":"other","version":1}',
    '{"__proto__":{"format":"stoa-study","version":1}}',
    whole.slice(0, -5),
    whole.replace('"version":1', '"version":2'),
    whole.replace('"version":1', '"version":"1"'),
    whole.replaceAll('psychology/', '../'),
    whole.replaceAll('psychology/', 'javascript:'),
    whole.replace('"order":"b00"', '"order":"~"'),
    whole.replace('"updatedMs":1', '"updatedMs":1e300'),
    whole.replace('"note":[', '"note":[null,'),
    `{"format":"stoa-study","version":1,"list":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ];
}

/** Fragments of links that are refused, without `#`. */
export function refusedLinks(): readonly string[] {
  const coded = (text: string) => `list=1${deflateRawSync(Buffer.from(text)).toString('base64url')}`;
  return [
    'list=',
    'list=1%00',
    'list=9AAAA',
    'list=1AAAA',
    coded('x\nart\n0/../etc'),
    coded('x\njavascript:\n0/a'),
    coded('x\n//evil.example\n0/a'),
    coded('x\nart\n7/a'),
    coded(`x\nart\n0/a${'\na'.repeat(500)}`),
    coded('a'.repeat(10_000_000)),
    `list=1${'A'.repeat(100_000)}`,
  ];
}

/** Places in an order, from 0 to 99. */
function key(place: number): string {
  return `b${String(place).padStart(2, '0')}`;
}
