import { connect } from 'node:net';

/** What a raw request was answered with; headers have small letters. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A request as it goes over the wire. */
export interface Request {
  readonly target: string;
  readonly method: string;
  readonly headers: readonly string[];
}

/** Asks by a socket of its own: a client of HTTP would put the target right. */
export async function send(
  port: number,
  { target, method = 'GET', headers = [] }: Partial<Request>,
): Promise<Answer> {
  const host = headers.some((header) => header.startsWith('Host:')) ? [] : ['Host: localhost'];
  const head = [`${method} ${target} HTTP/1.1`, ...host, ...headers, 'Connection: close'];
  const text = await exchange(port, `${head.join('\r\n')}\r\n\r\n`);
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0),
    headers: new Map(
      lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')]),
    ),
    body: text.slice(end + 4),
  };
}

/** All that is answered to these bytes, until the server ends the connection; what hangs is given up after minutes: a busy machine answers late. */
export function exchange(port: number, raw: string): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(raw));
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString('utf8'));
    };
    socket.setTimeout(300_000, end);
    socket.on('data', (part) => parts.push(part));
    socket.on('error', end);
    socket.on('close', end);
  });
}
