const shape =
  /^([+-]|\\pm\s*)?(\d*)(?:([.,])(\d+))?(?:\((\d+)\)|(?:\+-|\\pm)\s*([\d.]+))?(?:[eEdD]([+-]?\d+))?$/;

/** A number as siunitx reads it: `1.2e-3`, `12345.678`, `1.5(2)`, `3 \pm 1`; what is none stays as it is written. */
export function physicalNumber(text: string): string {
  const bare = text.replace(/\s+/g, '');
  const found = /\d/.test(bare) ? shape.exec(bare) : null;
  if (found === null) return text;
  const [, sign = '', whole = '', , decimals = '', digits, spread, exponent] = found;
  const mantissa = whole + decimals === '' ? '' : grouped(whole || '0', decimals);
  const uncertain = digits === undefined ? (spread === undefined ? '' : `\\pm ${spread}`) : `(${digits})`;
  const power = exponent === undefined ? '' : `10^{${exponent.replace('+', '')}}`;
  const times = mantissa !== '' && power !== '' ? '\\times ' : '';
  const inner = `${mantissa}${uncertain}`;
  const isSpread = spread !== undefined && power !== '';
  return `${sign === '' ? '' : sign}${isSpread ? `(${inner})` : inner}${times}${power}`;
}

/** Digits in threes from five on, with thin spaces. */
function grouped(whole: string, decimals: string): string {
  const left = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, '\\,');
  const right = decimals.length < 5 ? decimals : decimals.replace(/\d{3}(?=\d)/g, '$&\\,');
  return decimals === '' ? left : `${left}.${right}`;
}
