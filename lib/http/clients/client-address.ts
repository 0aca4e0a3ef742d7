import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyAddress from 'proxy-addr';

/** How far `X-Forwarded-For` is believed: so many right-most entries, or as long as its entries are these proxies. */
export type TrustedProxies = number | readonly string[];

/**
 * Names the client of a request: its IPv4 address, or the /64 of its IPv6 one, since who has one address of a /64 has them
 * all. A client writes into `X-Forwarded-For` what it likes, so what stands left of the trusted entries counts for
 * nothing; what is no address is taken for the socket's.
 *
 * @throws TypeError where one of the trusted proxies is no address
 */
export function createClientNaming(trusted: TrustedProxies): (request: IncomingMessage) => string {
  const isTrusted =
    typeof trusted === 'number'
      ? (_: string, index: number) => index < trusted
      : proxyAddress.compile([...trusted]);
  return (request) =>
    nameOf(proxyAddress(request, isTrusted)) ?? nameOf(request.socket.remoteAddress ?? '') ?? 'unknown';
}

function nameOf(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const read = ipaddr.process(address);
  if (read.kind() === 'ipv4') return read.toString();
  return `${Buffer.from(read.toByteArray().slice(0, 8)).toString('hex')}/64`;
}
