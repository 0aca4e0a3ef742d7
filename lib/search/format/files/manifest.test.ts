import { expect, it } from 'vitest';
import { ByteWriter } from '@/lib/search/format/bytes/bytes';
import { fileNames } from './file-names';
import { decodeManifest, encodeManifest, type Manifest } from './manifest';
import { BrokenFileError, openFile, withChecksum } from './search-file';
import { decodeBlock, encodeBlock } from './stored-block';

const manifest: Manifest = {
  build: '0abc',
  fingerprint: 'analysis',
  language: 'en',
  documents: 3,
  subjects: [{ slug: 'biology', title: 'Biology', documents: 3 }],
  vocabulary: { forward: ['0ab', '1cellular'], backward: ['0ba', '1ralullec'] },
  firstTerms: ['c++', 'leaf', 'leav', 'ünique'],
  added: [],
  updated: undefined,
  canary: { term: 'leaf', documents: 2 },
};

it('reads the manifest that was written', () => {
  expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
});

it('reads the manifest of an updated index', () => {
  const updated: Manifest = {
    ...manifest,
    documents: 5,
    added: [{ subject: 0, documents: 2 }],
    updated: { base: '0aaa', chunks: [0, 7, 8], blocks: [], vocabulary: { forward: [3], backward: [] } },
  };
  expect(decodeManifest(encodeManifest(updated))).toEqual(updated);
  const names = fileNames(updated);
  expect([names.chunk(7), names.chunk(6), names.positions(8), names.block(0)]).toEqual([
    't7-0abc.bin',
    't6-0aaa.bin',
    'p8-0abc.bin',
    'd0-0aaa.bin',
  ]);
  expect([names.vocabulary('forward', 3), names.vocabulary('backward', 3)]).toEqual([
    'v3-0abc.bin',
    'w3-0aaa.bin',
  ]);
});

it('refuses a manifest of another format, and says which', () => {
  const other = new ByteWriter();
  other.text('stoa-search');
  other.number(99);
  expect(() => decodeManifest(other.done())).toThrow(/format 99/);
});

it('refuses a file that was cut short, changed or given another name', () => {
  const checksummed = withChecksum('t1-a.bin', Uint8Array.of(1, 2, 3));
  expect([...openFile('t1-a.bin', checksummed)]).toEqual([1, 2, 3]);
  expect(() => openFile('t1-a.bin', checksummed.subarray(0, -1))).toThrow(BrokenFileError);
  expect(() =>
    openFile('t1-a.bin', Uint8Array.of(...checksummed.map((byte, i) => (i === 1 ? 9 : byte)))),
  ).toThrow(BrokenFileError);
  expect(() => openFile('t2-a.bin', checksummed)).toThrow(BrokenFileError);
  expect(() => openFile('t1-a.bin', new Uint8Array())).toThrow(BrokenFileError);
});

it('stores questions with slugs of any making', () => {
  const documents = [
    { question: 'What is a stoma?', slug: 'what-is-a-stoma', passage: 'A pore.' },
    { question: 'Qu’est-ce que l’été ?', slug: 'ete', passage: '' },
    { question: '光', slug: '光', passage: 'Light — 光.' },
  ];
  expect(decodeBlock(encodeBlock(documents))).toEqual(documents);
});
