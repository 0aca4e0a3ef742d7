import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { createClientNaming, type TrustedProxies } from './client-address';

function name(trusted: TrustedProxies, socket: string, forwarded?: string): string {
  return createClientNaming(trusted)({
    socket: { remoteAddress: socket },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage);
}

test('nothing that a client says of itself is believed where no proxy is trusted', () => {
  expect(name(0, '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
  expect(name([], '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
});

test('of a trusted number of proxies the right-most entries count, however many a client puts before', () => {
  expect(name(1, '10.0.0.2', '198.51.100.1')).toBe('198.51.100.1');
  expect(name(1, '10.0.0.2', '1.1.1.1, 2.2.2.2, 198.51.100.1')).toBe('198.51.100.1');
  expect(name(2, '10.0.0.2', '1.1.1.1, 198.51.100.1, 10.0.0.1')).toBe('198.51.100.1');
  expect(name(3, '10.0.0.2')).toBe('10.0.0.2');
});

test('of named proxies the first entry from the right that is none of them counts', () => {
  const proxies = ['10.0.0.0/8', 'loopback'];
  expect(name(proxies, '127.0.0.1', '9.9.9.9, 198.51.100.1, 10.1.2.3')).toBe('198.51.100.1');
  expect(name(proxies, '203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
});

test('what is no address is taken for that of the socket', () => {
  for (const forwarded of ['', 'unknown', '<script>', '1.2.3.4.5', `${'x'.repeat(5000)}`, ',,,'])
    expect(name(1, '203.0.113.9', forwarded), forwarded).toBe('203.0.113.9');
});

test('a /64 of IPv6 is one client, and an IPv4 address in IPv6 is that address', () => {
  expect(name(0, '2001:db8:1:2::1')).toBe(name(0, '2001:db8:1:2:ffff:ffff:ffff:ffff'));
  expect(name(0, '2001:db8:1:2::1')).not.toBe(name(0, '2001:db8:1:3::1'));
  expect(name(0, '::ffff:203.0.113.9')).toBe('203.0.113.9');
});

test('a proxy that is no address is refused', () => {
  expect(() => createClientNaming(['proxy.example'])).toThrow(TypeError);
});
