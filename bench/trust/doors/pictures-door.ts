import { gzipSync } from 'node:zlib';
import { bombPng, sampleGif, sampleJpeg, samplePng, sampleSvg } from '@/test-support/sample-pictures';
import { answering, type Door, type DoorCase, doorCase } from './door-case';

const act = 'alert(1)';
const foreign = 'https://evil.example';
const join = (...parts: readonly (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

/** Each inside an SVG: it would run, load or show a page. */
const insides = [
  `<script>${act}</script>`,
  `<x:script xmlns:x="http://www.w3.org/2000/svg">${act}</x:script>`,
  `<rect onload="${act}"/>`,
  `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${foreign}"/></foreignObject>`,
  `<a href="java&#10;script:${act}"><rect/></a>`,
  `<a><set attributeName="href" to="javascript:${act}"/></a>`,
  `<image href="${foreign}/p.png"/>`,
  '<image href="../../outside.png"/>',
  '<image href="file:///etc/passwd"/>',
  `<use href="${foreign}/a.svg#x"/>`,
  '<use href="data:image/svg+xml;base64,PHN2Zy8+"/>',
  `<feImage href="//evil.example/p.png"/>`,
  `<style>@import "${foreign}/a.css";</style>`,
  `<style>@im<!-- -->port "${foreign}/a.css";</style>`,
  `<style>@im<![CDATA[port "${foreign}/a.css";]]></style>`,
  `<style><g/>@import "${foreign}/a.css";</style>`,
  `<style>a{background:u<!-- -->rl(${foreign}/p.png)}</style>`,
  `<style>a{background:image-set("${foreign}/p.png" 1x)}</style>`,
  `<style>@font-face{src:u\\72l(${foreign}/f)}</style>`,
  `<rect fill="url(${foreign}/#a)"/>`,
  `<rect style="mask:url(${foreign}/#a)"/>`,
  `<animate attributeName="fill" values="url(${foreign}/#a)"/>`,
  '<iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="x"/>',
];
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(9)}">`).join('');
const svg = '<svg xmlns="http://www.w3.org/2000/svg">';
/** Whole texts of SVG. */
const wholes = [
  `<!DOCTYPE svg [<!ENTITY e0 "x">${laughs}]>${svg}<text>&e9;</text></svg>`,
  `<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>${svg}<text>&e;</text></svg>`,
  `<?xml-stylesheet href="${foreign}/a.xsl" type="text/xsl"?>${svg}</svg>`,
];
const brokenWholes = [
  `${svg}${'<g>'.repeat(200_000)}`,
  `<?xml version="1.0" encoding="UTF-7"?>${svg}</svg>`,
  `${svg}</svg><script>${act}</script>`,
  `<html xmlns="http://www.w3.org/1999/xhtml"><script>${act}</script></html>`,
  gzipSync(`${svg}</svg>`),
];

/** Ways to what lies beside the library; none is one. */
const ways = [
  '../../outside',
  '../../../../../../../../etc/passwd',
  '..%2f..%2foutside',
  '..%2F..%2Foutside',
  '%2e%2e/%2e%2e/outside',
  '..%5c..%5coutside',
  '/../outside',
  '/%2e%2e/outside',
  'a/../../../outside',
];
const nowhere = [
  '....//....//outside',
  '/etc/passwd',
  '%252e%252e%252foutside',
  'x%2f..',
  '__proto__',
  'constructor',
];

const shown = (file: string, bytes: Uint8Array | string, said?: Parameters<typeof answering>[1]) =>
  answering(`![A picture](<${file}>)`, said, { [`art/${file}`]: bytes });

function bytesCases(): readonly DoorCase[] {
  const page = `<!doctype html><script>${act}</script>`;
  return [
    shown('script.gif', join(sampleGif(4, 4), `=1;${act}//`)),
    shown('page.jpg', join(sampleJpeg(5, 5), page)),
    shown('page.png', join(samplePng(5, 5), page)),
    shown('zip.png', join(samplePng(5, 5), 'PK\u0003\u0004', 'x'.repeat(40))),
    shown('only-page.png', page, 'picture-type'),
    shown('svg.png', sampleSvg(), 'picture-type'),
    shown('pdf.gif', `%PDF-1.7 ${page}`, 'picture-type'),
    shown('page.svg', page, 'picture-broken'),
    shown('cut.png', samplePng(90, 90).subarray(0, 60), 'picture-broken'),
    shown('none.avif', Buffer.from('0000001c667479706176696600000000', 'hex'), 'picture-broken'),
    shown('bomb.png', bombPng(60_000, 60_000), 'picture-pixels'),
    shown('wide.png', bombPng(2_000_000_000, 1), 'picture-pixels'),
    shown('large.png', join(samplePng(2, 2), Buffer.alloc(11 * 1024 * 1024)), 'picture-too-large'),
    shown('large.svg', sampleSvg('<g/>', `width="1e99" height="99999999999" viewBox="0 0 1e308 1"`)),
    shown('packed.svgz', gzipSync(`${svg}</svg>`), 'picture-type'),
    ...insides.map((inside, i) => shown(`active-${i}.svg`, sampleSvg(inside), 'picture-active')),
    ...wholes.map((whole, i) => shown(`whole-${i}.svg`, whole, 'picture-active')),
    ...brokenWholes.map((whole, i) => shown(`broken-${i}.svg`, whole, 'picture-broken')),
  ];
}

function pathCases(): readonly DoorCase[] {
  const linked = (
    name: string,
    links: Readonly<Record<string, string>>,
    said: 'outside' | 'type' | 'missing',
  ) =>
    doorCase(name, `picture-${said}`, {
      files: { 'art/tried.md': `---\nquestion: What is tried?\n---\n![A picture](${name})\n` },
      links,
    });
  return [
    ...ways.flatMap((way) => [
      answering(`![A picture](${way}.png)`, 'picture-outside'),
      answering(`[A sheet](${way}.pdf)`, way.startsWith('/') ? 'link-dangling' : 'download-outside'),
    ]),
    ...nowhere.map((way) => answering(`![A picture](${way}.png)`, 'picture-missing')),
    ...[
      `${foreign}/p.png`,
      '//evil.example/p.png',
      'file:///etc/passwd.png',
      'data:image/png;base64,AA==',
    ].map((way) => answering(`![A picture](${way})`, 'picture-remote')),
    answering('![A picture](a%00.png)', 'picture-outside'),
    answering('![A picture](a%0d%0ab.png)', 'picture-outside'),
    linked('link.png', { 'art/link.png': '../../outside.png' }, 'outside'),
    linked('folder/outside.png', { 'art/folder': '../..' }, 'missing'),
    linked('device.png', { 'art/device.png': '/dev/zero' }, 'outside'),
    linked('circle.png', { 'art/circle.png': 'circle.png' }, 'outside'),
    linked('pipe.png', { 'art/pipe.png': '|' }, 'type'),
    ...[
      '50%.png',
      '%41.png',
      'a%2fb.png',
      'a b.png',
      'a"onerror=x.png',
      "a'b.png",
      'e\u0301.png',
      '-.png',
    ].map((name) => shown(name, samplePng(3, 3))),
    answering(Array.from({ length: 3000 }, () => '![A picture](a.png)').join(' '), undefined, {
      'art/a.png': samplePng(3, 3),
    }),
    answering(
      Array.from({ length: 3000 }, (_, i) => `![A picture](gone-${i}.png)`).join('\n\n'),
      'answer-too-large',
    ),
  ];
}

function downloadCases(): readonly DoorCase[] {
  const sheet = (file: string, bytes: Uint8Array | string, said?: Parameters<typeof answering>[1]) =>
    answering(`[A sheet](<${file}>)`, said, { [`art/${file}`]: bytes });
  const page = `<!doctype html><script>${act}</script>`;
  return [
    sheet('page.html', page, 'download-type'),
    sheet('page.xhtml', page, 'download-type'),
    sheet('a.js', act, 'download-type'),
    sheet('a.exe', 'MZ', 'download-type'),
    sheet('page.pdf', page, 'download-type'),
    sheet('program.zip', 'MZ', 'download-type'),
    sheet('zip.csv', 'PK\u0003\u0004', 'download-type'),
    sheet('page.txt', page),
    sheet('formula.csv', '=cmd|calc!A0\n'),
    sheet('both.pdf', `%PDF-1.7\n${page}`),
    sheet('a";filename="b.html";x=".pdf', '%PDF-1.7\n'),
    sheet('a;b\u202Efdp.pdf', '%PDF-1.7\n'),
    sheet('empty.pdf', '', 'download-broken'),
  ];
}

export function filesDoors(): readonly Door[] {
  return [
    { name: 'bytes of pictures', cases: bytesCases() },
    { name: 'paths of pictures and files', cases: pathCases() },
    { name: 'downloads', cases: downloadCases() },
  ];
}
