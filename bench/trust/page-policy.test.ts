import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { policyFault } from './page-policy';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const html =
  '<script>a</script><style>b</style><div class="prose"><a title="<script>">x</a></div><script src="/_next/static/a.js"></script>';
const policy = `script-src 'self' ${hashOf('a')}; style-src 'self' ${hashOf('b')}`;

test('hashes are those of the elements, no more and no fewer', () => {
  expect(policyFault(html, policy)).toBeUndefined();
  expect(policyFault(html, `${policy} ${hashOf('c')}`)).toContain('no style has');
  expect(policyFault(`${html}<script>c</script>`, policy)).toContain('a script that is not allowed');
  expect(policyFault(html, policy.replace("'self'", "'unsafe-inline'"))).toContain('more than hashes');
  expect(policyFault(html, '')).toContain('a style that is not allowed');
});

test('content holds no element that runs or styles, allowed or not', () => {
  const inContent = html.replace('<a ', '<script>a</script><a ');
  expect(policyFault(inContent, policy)).toContain('<script> in content');
});
