import { crc32, deflateSync } from 'node:zlib';

/** A sound PNG of one color. */
export function samplePng(width: number, height: number): Buffer {
  const row = Buffer.alloc(1 + width * 3, 0x77);
  row[0] = 0;
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return pngOf(width, height, deflateSync(rows));
}

/** A PNG whose head says another size than its few bytes hold: what unpacks it asks for all of it. */
export function bombPng(width: number, height: number): Buffer {
  return pngOf(width, height, deflateSync(Buffer.alloc(100)));
}

function pngOf(width: number, height: number, data: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A JPEG as its head has it, without a picture: `orientation` as a camera that was turned writes it. */
export function sampleJpeg(width: number, height: number, orientation?: number): Buffer {
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex').subarray(0, 19);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const exif = Buffer.concat([
    Buffer.from('ffe1002245786966000049492a0008000000010012010300', 'hex'),
    Buffer.from('010000000000000000000000', 'hex'),
  ]);
  if (orientation !== undefined) exif.writeUInt16LE(orientation, 28);
  const scan = Buffer.from('ffda0008010100003f0000ffd9', 'hex');
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  return Buffer.concat([start, ...(orientation === undefined ? [] : [exif]), frame, scan]);
}

export function sampleGif(width: number, height: number): Buffer {
  const head = Buffer.from('474946383961000000008000000000000000002c00000000010001000002024401003b', 'hex');
  head.writeUInt16LE(width, 6);
  head.writeUInt16LE(height, 8);
  return head;
}

export function sampleSvg(inside = '<path d="M0 0h10v10z"/>', attributes = 'viewBox="0 0 40 20"'): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
}
