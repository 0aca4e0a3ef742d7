import { expect, test } from 'vitest';
import { sampleSvg } from '@/test-support/sample-pictures';
import { checkSvg } from './check-svg';

const xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"';

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a script under a prefix', '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
  ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>'],
  ['HTML', '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'],
  ['HTML without a frame', '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>'],
  ['a handler', '<rect onclick="alert(1)"/>'],
  ['a handler in capitals', '<rect ONload="alert(1)"/>'],
  ['a link that runs', '<a xlink:href="java&#10;script:alert(1)"><rect/></a>', xlink],
  ['a link to a page in its address', '<a href="data:text/html,x"><rect/></a>'],
  ['a link that becomes one', '<a><animate attributeName="href" values="javascript:alert(1)"/></a>'],
  ['a handler that becomes one', '<set attributeName="onclick" to="alert(1)"/>'],
  ['a picture from elsewhere', '<image href="https://evil.example/p.png"/>'],
  ['a picture from elsewhere, the older way', '<image xlink:href="//evil.example/p.png"/>', xlink],
  ['a part from elsewhere', '<use href="other.svg#x"/>'],
  ['another SVG in it', '<image href="data:image/svg+xml,x"/>'],
  ['a style sheet from elsewhere', '<style>@import "https://evil.example/a.css";</style>'],
  ['a font from elsewhere', '<style>@font-face{src:url(https://evil.example/f)}</style>'],
  ['the same in an escape', '<style>@font-face{src:u\\72l(https://evil.example/f)}</style>'],
  ['the same in CDATA', '<style><![CDATA[a{background:url(//evil.example)}]]></style>'],
  ['the same in two parts of CDATA', '<style>@im<![CDATA[port "https://evil.example/a.css";]]></style>'],
  ['the same around a comment', '<style>@im<!-- x -->port "https://evil.example/a.css";</style>'],
  ['the same behind an element', '<style><g/>@import "https://evil.example/a.css";</style>'],
  ['the same in an element', '<style>a{<g>}</g>b{background:u<g/>rl(//evil.example/p)}</style>'],
  ['the same in a second one', '<style>a{}</style><style>@import "https://evil.example/a.css";</style>'],
  ['a fill from elsewhere', '<rect fill="url(https://evil.example/#a)"/>'],
  ['a style from elsewhere', '<rect style="filter:url(https://evil.example/#a)"/>'],
])('%s is refused', (_, inside, attributes?: string) => {
  expect(checkSvg(sampleSvg(inside, attributes))).toMatchObject({ status: 'refused', fault: 'active' });
});

test.each([
  [
    'a style sheet named before it',
    '<?xml-stylesheet href="a.xsl" type="text/xsl"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  ],
  [
    'entities of its own',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
  ],
  ['another encoding', '<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
  ['no name space', '<svg viewBox="0 0 1 1"/>'],
  ['what ends too early', '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
  ['a page behind it', '<svg xmlns="http://www.w3.org/2000/svg"/><script/>'],
  ['a letter that is no UTF-8', Buffer.from([0x3c, 0xff])],
])('%s is refused', (_, text) => {
  expect(checkSvg(Buffer.from(text))).toMatchObject({ status: 'refused' });
});

test('an unbounded depth is refused, not followed', () => {
  expect(checkSvg(sampleSvg('<g>'.repeat(100_000)))).toMatchObject({ status: 'refused' });
});

test('what drawing programs write is shown', () => {
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- made with a program -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="2in" height="96pt"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:docname="C:\\users\\a.svg">
<title>A cell</title><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
<style>@media (prefers-color-scheme: dark) { path { fill: #fff } } @font-face { src: url(data:font/woff2;base64,AA) }</style>
<defs><linearGradient id="a"/><path id="p" d="M0 0"/></defs>
<rect fill="url(#a)" style="mask:url('#a')"/><use xlink:href="#p"/><image href="data:image/png;base64,AA=="/>
<a href="https://example.org/"><text>x</text></a></svg>`;
  expect(checkSvg(Buffer.from(text))).toEqual({ status: 'seen', width: 192, height: 128, wantsPaper: false });
});

test.each([
  ['width="100" height="50"', 100, 50],
  ['width="100%" height="100%" viewBox="0 0 30 10"', 30, 10],
  ['width="60" viewBox="0 0 30 10"', 60, 20],
  ['height="60" viewBox="0,0,30,10"', 180, 60],
  ['viewBox="0 0 0 0"', 300, 150],
  ['width="1e99" height="-4"', 300, 150],
  ['width="99999999" height="2"', 20_000, 2],
])('%s', (attributes, width, height) => {
  expect(checkSvg(sampleSvg('<g/>', attributes))).toMatchObject({ width, height, wantsPaper: true });
});
