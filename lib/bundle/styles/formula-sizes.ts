const pair = /\.reset-size(\d+)\.size(\d+)/;
const pairRule = /^([^{}]*)\{font-size:([\d.]+)em\}$/;
/** Sizes are written to six digits. */
const tolerance = 1e-4;

/**
 * KaTeX writes a rule for each pair of a size and the size around it: 121 of them, a fifth of its sheet when compressed.
 * A size by itself and one division say the same.
 * @param rules of KaTeX's sheet
 * @returns them, with the pairs as a division where each of them is one; else as they were
 */
export function divideFormulaSizes(rules: readonly string[]): readonly string[] {
  const pairs = rules.filter((rule) => pair.test(rule));
  const sizes = sizesOf(pairs);
  if (sizes.size === 0 || !pairs.every((rule) => isDivision(rule, sizes))) return rules;
  const sized = [...new Set(pairs.flatMap((rule) => selectorsOf(rule).map((one) => one.replace(pair, ''))))];
  const steps = [...sizes].map(
    ([step, size]) => `.katex .size${step}{--size:${size}}.katex .reset-size${step}{--around:${size}}`,
  );
  return [
    ...rules.filter((rule) => !pair.test(rule)),
    `${sized.join()}{font-size:calc(1em*var(--size)/var(--around))}`,
    ...steps,
  ];
}

/** KaTeX's step of 1: what the others come to stands in its rules. */
const normalStep = '6';

function sizesOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.flatMap((rule) => {
      const { around, step } = stepsOf(rule);
      return around === normalStep ? [[step, pairRule.exec(rule)?.[2] ?? ''] as const] : [];
    }),
  );
}

function isDivision(rule: string, sizes: ReadonlyMap<string, string>): boolean {
  const { around, step } = stepsOf(rule);
  const expected = Number(sizes.get(step)) / Number(sizes.get(around));
  const written = Number(pairRule.exec(rule)?.[2]);
  return Math.abs(expected - written) < tolerance && selectorsOf(rule).every((one) => pair.test(one));
}

function stepsOf(rule: string): { readonly around: string; readonly step: string } {
  const [, around = '', step = ''] = pair.exec(rule) ?? [];
  return { around, step };
}

function selectorsOf(rule: string): readonly string[] {
  return rule.slice(0, rule.indexOf('{')).split(',');
}
