import { type IncomingMessage, ServerResponse } from 'node:http';

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What Next answered, whole. */
export interface Captured {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Every page is asked for with these, whatever its reader sent: what is kept is the same whoever asked first. Without a
 * name of a program Next would stream the head, whatever `htmlLimitedBots` says.
 */
const ownHeaders = { accept: 'text/html', 'user-agent': 'stoa', host: 'localhost' };

/**
 * Has Next render a target and collects the answer. The request is stripped of everything by which two readers could
 * get different pages, Next's own flight requests among it: what is kept under an address is its HTML.
 */
export async function capture(
  handler: NextHandler,
  request: IncomingMessage,
  ask: { readonly target: string; readonly headers?: Readonly<Record<string, string>> },
): Promise<Captured> {
  const inner = Object.create(request, {
    url: { value: ask.target, writable: true },
    method: { value: 'GET', writable: true },
    headers: { value: { ...ownHeaders, ...ask.headers }, writable: true },
  }) as IncomingMessage;
  const response = new CapturingResponse(inner);
  const finished = new Promise<void>((resolve, reject) => {
    response.once('finish', resolve);
    response.once('error', reject);
  });
  await handler(inner, response);
  await finished;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.getHeaders())) {
    if (value !== undefined)
      headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return { status: response.statusCode, headers, body: Buffer.concat(response.chunks) };
}

/** A response that goes nowhere: it keeps what is written to it. */
class CapturingResponse extends ServerResponse {
  readonly chunks: Buffer[] = [];

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.keep(chunk);
    const callback = rest.find((part) => typeof part === 'function');
    if (callback) process.nextTick(callback as () => void);
    return true;
  }

  override end(...parts: unknown[]): this {
    if (typeof parts[0] !== 'function') this.keep(parts[0]);
    const callback = parts.find((part) => typeof part === 'function');
    process.nextTick(() => {
      this.emit('finish');
      this.emit('close');
      (callback as (() => void) | undefined)?.();
    });
    this.finished = true;
    return this;
  }

  override flushHeaders(): void {}

  private keep(chunk: unknown): void {
    if (typeof chunk === 'string') this.chunks.push(Buffer.from(chunk, 'utf8'));
    else if (chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk));
  }
}
