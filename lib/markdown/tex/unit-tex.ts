const symbols = (list: string): ReadonlyMap<string, string> =>
  new Map(
    list
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split(':') as [string, string]),
  );

const prefixes =
  symbols(`yocto:y zepto:z atto:a femto:f pico:p nano:n micro:µ milli:m centi:c deci:d deca:da hecto:h
kilo:k mega:M giga:G tera:T peta:P exa:E zetta:Z yotta:Y kibi:Ki mebi:Mi gibi:Gi tebi:Ti`);

const units =
  symbols(`metre:m meter:m gram:g second:s ampere:A kelvin:K mole:mol candela:cd hertz:Hz newton:N pascal:Pa
joule:J watt:W coulomb:C volt:V farad:F ohm:Ω siemens:S weber:Wb tesla:T henry:H lumen:lm lux:lx becquerel:Bq gray:Gy
sievert:Sv katal:kat radian:rad steradian:sr degreeCelsius:°C celsius:°C degree:° arcminute:′ arcsecond:″ minute:min
hour:h day:d litre:L liter:L tonne:t hectare:ha electronvolt:eV dalton:Da atomicmassunit:u astronomicalunit:au bel:B
decibel:dB neper:Np bar:bar mmHg:mmHg angstrom:Å bit:bit byte:B percent:% kilogram:kg gramme:g year:a parsec:pc
knot:kn inch:in foot:ft atmosphere:atm molar:M calorie:cal
kg:kg g:g mg:mg m:m km:km cm:cm mm:mm um:µm nm:nm s:s ms:ms us:µs ns:ns A:A mA:mA K:K mol:mol Hz:Hz kHz:kHz MHz:MHz
GHz:GHz N:N kN:kN Pa:Pa kPa:kPa MPa:MPa J:J kJ:kJ W:W kW:kW MW:MW C:C V:V mV:mV kV:kV F:F pF:pF nF:nF uF:µF L:L mL:mL
eV:eV keV:keV MeV:MeV GeV:GeV dB:dB kWh:kWh`);

const before: ReadonlyMap<string, number> = new Map([
  ['square', 2],
  ['cubic', 3],
]);
const after: ReadonlyMap<string, number> = new Map([
  ['squared', 2],
  ['cubed', 3],
]);

const token = /\\([A-Za-z]+)(?:\{([^{}]*)\})?|\\[^A-Za-z]|\S/g;

/** A unit as siunitx reads it: by names (`\kilo\gram\per\metre\cubed`) or by signs (`kg.m^{-3}`, `m/s`), set upright. */
export function unitTex(text: string): string {
  const trimmed = text.trim();
  return named(trimmed) ?? literal(trimmed);
}

interface Part {
  symbol: string;
  power: string;
}

/** Undefined where anything in it is not a unit's name. */
function named(text: string): string | undefined {
  const parts: Part[] = [];
  let [prefix, power, isPer] = ['', '', false];
  for (const [whole, name, value] of text.matchAll(token)) {
    const last = parts.at(-1);
    const unit = name === undefined ? undefined : units.get(name);
    if (name === undefined) return undefined;
    if (name === 'per') isPer = true;
    else if (prefixes.has(name)) prefix += prefixes.get(name);
    else if (before.has(name)) power = String(before.get(name));
    else if (name === 'raiseto') power = value ?? '';
    else if ((after.has(name) || name === 'tothe') && last !== undefined) {
      const given = after.get(name) ?? value ?? '';
      last.power = last.power === '-1' ? `-${given}` : String(given);
    } else if (name === 'of' && last !== undefined) last.symbol += `_{\\text{${value ?? ''}}}`;
    else if (unit !== undefined && whole === `\\${name}`) {
      parts.push({ symbol: `${prefix}${unit}`, power: isPer ? `-${power || '1'}` : power });
      [prefix, power, isPer] = ['', '', false];
    } else return undefined;
  }
  if (parts.length === 0 || prefix !== '' || isPer) return undefined;
  return parts.map(partTex).join('\\,');
}

/** Signs that stand raised, right after their number. */
const raisedSigns: ReadonlyMap<string, string> = new Map([
  ['°', '^{\\circ}'],
  ['′', "'"],
  ['″', "''"],
]);

function partTex({ symbol, power }: Part): string {
  return raisedSigns.get(symbol) ?? symbolTex(symbol) + (power === '' ? '' : `^{${power}}`);
}

function symbolTex(symbol: string): string {
  const [, sign = '', index = ''] = /^([^_]*)(_.*)?$/s.exec(symbol) ?? [];
  const upright = sign
    .replace(/[µ]/g, '\\text{µ}')
    .replace(/Ω/g, '\\Omega ')
    .replace(/°/g, '^{\\circ}')
    .replace(/Å/g, '\\text{Å}')
    .replace(/%/g, '\\%');
  return `\\mathrm{${upright}}${index}`;
}

/** Letters upright, points between units as thin spaces. */
function literal(text: string): string {
  return text
    .replace(/\\([A-Za-z]+)/g, (whole, name: string) => {
      const sign = units.get(name) ?? prefixes.get(name);
      return sign === undefined ? whole : symbolTex(sign);
    })
    .replace(
      /\\(?:mathrm\{(?:\\text\{[^{}]*\}|[^{}])*\}(?:\{\})?|[A-Za-z]+(?:\{[^{}]*\})?|[^A-Za-z])|[A-Za-zµμΩ°Å]+|%|[.~]|\*/g,
      (part) => {
        if (part.startsWith('\\')) return part;
        if (part === '.' || part === '~' || part === '*') return '\\,';
        return symbolTex(part.replace('μ', 'µ'));
      },
    );
}
