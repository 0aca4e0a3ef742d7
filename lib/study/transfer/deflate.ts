/** Deflated bytes (RFC 1951), or undefined where the browser cannot. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined;
  return readBytes(piped(bytes, new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY);
}

/** What was deflated, or undefined where it is damaged, or longer than `maxBytes`: no more than that is ever unpacked. */
export async function inflate(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | undefined> {
  if (typeof DecompressionStream === 'undefined') return undefined;
  return readBytes(piped(bytes, new DecompressionStream('deflate-raw')), maxBytes).catch(() => undefined);
}

function piped(
  bytes: Uint8Array,
  through: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(through);
}

async function readBytes(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    length += read.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return undefined;
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
