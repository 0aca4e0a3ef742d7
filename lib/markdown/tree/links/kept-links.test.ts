import { describe, expect, it } from 'vitest';
import { renderAnswer } from '@/lib/markdown/render/render-answer';
import { answerText } from '@/lib/markdown/tree/answer-text';

const shown = async (answer: string): Promise<string> =>
  (await renderAnswer(answer)).html.replace(/<[^>]*>/g, '').replaceAll('&#x3C;', '<');

describe('what reads like a link that leads nowhere', () => {
  it.each([
    'std::vector<std::string> names;',
    'std::map<std::string, std::vector<std::string>> m;',
    'write <xs:element> or <dc:title>x</dc:title>',
    'fun <T:Any> show(x: T)',
    '[Co(NH3)6](NO3)3 and [Cu(NH3)4](SO4)',
    'auto f = [this]() { return [=]() {}; };',
  ])('%j is text as it is written', async (text) => {
    expect(await shown(text)).toBe(text);
    expect(answerText(text)).toBe(text);
  });

  it('is marked up inside', async () => {
    expect((await renderAnswer('[Cu(*x*)4](SO4)')).html).toBe('<p>[Cu(<em>x</em>)4](SO4)</p>');
  });

  it.each([
    ['<https://x.org>', 'https://x.org'],
    ['<a@x.org>', 'a@x.org'],
    ['<MAILTO:A@X.ORG>', 'MAILTO:A@X.ORG'],
    ['<irc://x.org:2233/y>', 'irc://x.org:2233/y'],
    ['[a](page.html)', 'a'],
    ['[r]\\n\\n[r]: NO3', 'r'],
  ])('%j is a link, or the text of one', async (answer, text) => {
    expect(await shown(answer)).toBe(text);
  });

  it.each([
    ['<a href="https://x.org/">the site</a>', 'https://x.org/'],
    ["<a href='https://x.org/a'>x</a>", 'https://x.org/a'],
    ['say "https://x.org/b"and', 'https://x.org/b'],
    ['see www.x.org">c', 'http://www.x.org'],
  ])('the address in %j ends where its quote does', async (answer, address) => {
    const { html } = await renderAnswer(answer);
    expect(/<a href="([^"]*)"/.exec(html)?.[1]).toBe(address);
    expect(await shown(answer)).toBe(answer);
  });
});
