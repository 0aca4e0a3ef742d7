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
export async function send(port: number, request: Partial<Request>): Promise<Answer> {
  return parse(await exchange(port, rawOf(request)));
}

/** Asks all at the same moment, each over a socket that is open by then. */
export async function sendTogether(
  port: number,
  requests: readonly Partial<Request>[],
): Promise<readonly Answer[]> {
  const opened = requests.map(() => open(port));
  await Promise.all(opened.map(({ isOpen }) => isOpen));
  for (const [i, { socket }] of opened.entries()) socket.write(rawOf(requests[i] ?? {}));
  return Promise.all(opened.map(async ({ all }) => parse(await all)));
}

function rawOf({ target, method = 'GET', headers = [] }: Partial<Request>): string {
  const host = headers.some((header) => header.startsWith('Host:')) ? [] : ['Host: localhost'];
  const head = [`${method} ${target} HTTP/1.1`, ...host, ...headers, 'Connection: close'];
  return `${head.join('\r\n')}\r\n\r\n`;
}

function parse(text: string): Answer {
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

/** All that is answered to these bytes, until the server ends the connection; it is given 20 s. */
export function exchange(port: number, raw: string): Promise<string> {
  const { socket, isOpen, all } = open(port);
  void isOpen.then(() => socket.write(raw));
  return all;
}

/** A socket, when it is open (or cannot be), and all that is answered on it. */
function open(port: number) {
  const socket = connect(port, '127.0.0.1');
  const isOpen = new Promise<void>((resolve) => {
    socket.once('connect', () => resolve());
    socket.once('close', () => resolve());
  });
  const all = new Promise<string>((resolve) => {
    const parts: Buffer[] = [];
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString('utf8'));
    };
    socket.setTimeout(20_000, end);
    socket.on('data', (part) => parts.push(part));
    socket.on('error', end);
    socket.on('close', end);
  });
  return { socket, isOpen, all };
}
