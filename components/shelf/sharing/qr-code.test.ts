import { expect, test } from 'vitest';
import { drawQrCode } from './qr-code';

test('a link becomes squares, and one that no code can hold none', () => {
  const code = drawQrCode('https://study.example.org/shelf#list=1abc');
  expect(code?.side).toBeGreaterThan(20);
  expect(code?.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  expect(drawQrCode('x'.repeat(2_000))?.side).toBeLessThanOrEqual(177);
  expect(drawQrCode('x'.repeat(4_000))).toBeUndefined();
});
