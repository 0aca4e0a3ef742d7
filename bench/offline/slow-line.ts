import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A line to a site that lets through so much and no more. */
export interface SlowLine {
  readonly url: string;
  /** Bytes that came from the site so far. */
  readonly received: number;
  close(): Promise<void>;
}

const sliceMs = 10;

/**
 * Passes connections on to a port of this machine, all together at a rate.
 * @param options.megabits what comes from the site in a second
 * @param options.delayMs how long each request takes to get there
 */
export async function openSlowLine(
  port: number,
  { megabits, delayMs }: { readonly megabits: number; readonly delayMs: number },
): Promise<SlowLine> {
  const bytesASlice = (megabits * 1_000_000) / 8 / (1000 / sliceMs);
  const line = { free: bytesASlice, received: 0 };
  const refill = setInterval(() => {
    line.free = bytesASlice;
  }, sliceMs);
  const sockets = new Set<Socket>();
  const server = createServer((reader) => {
    const site = connect(port, '127.0.0.1');
    for (const socket of [reader, site]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    reader.on('close', () => site.destroy());
    reader.on('data', (chunk) => setTimeout(() => site.write(chunk), delayMs));
    void passOn(site, reader, line);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    get received() {
      return line.received;
    },
    async close() {
      clearInterval(refill);
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function passOn(site: Socket, reader: Socket, line: { free: number; received: number }): Promise<void> {
  try {
    for await (const chunk of site as AsyncIterable<Buffer>)
      for (let at = 0; at < chunk.length; ) {
        while (line.free <= 0) await sleep(sliceMs / 2);
        const length = Math.min(line.free, chunk.length - at);
        line.free -= length;
        line.received += length;
        if (!reader.write(chunk.subarray(at, at + length))) await once(reader, 'drain');
        at += length;
      }
    reader.end();
  } catch {
    reader.destroy();
  }
}
