import { generate } from 'lean-qr';

/** A QR code as the path of its dark squares, one unit each, with the side of the whole; undefined where too much is asked. */
export function drawQrCode(text: string): { readonly path: string; readonly side: number } | undefined {
  try {
    const code = generate(text);
    const squares: string[] = [];
    for (let y = 0; y < code.size; y++)
      for (let x = 0; x < code.size; x++) if (code.get(x, y)) squares.push(`M${x} ${y}h1v1h-1z`);
    return { path: squares.join(''), side: code.size };
  } catch {
    return undefined;
  }
}
