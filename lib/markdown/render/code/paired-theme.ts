import type { ThemeRegistrationAny } from 'shiki/core';

/** Colors of one token, as `#rrggbb`. */
export interface ColorPair {
  readonly light: string;
  readonly dark: string;
}

/** A theme whose colors stand for pairs, so that code is taken apart once for both color schemes. */
export interface CodeTheme {
  readonly name: string;
  readonly registration: ThemeRegistrationAny;
  /** @param color what the theme gave a token */
  pairOf(color: string | undefined): ColorPair;
}

/**
 * Joins two themes that have the same rules in the same order: grammars are most of the cost of coloring, and would run
 * once a theme.
 * @param plain colors of what no rule names
 * @throws Error where the rules differ
 */
export function pairedTheme(
  light: ThemeRegistrationAny,
  dark: ThemeRegistrationAny,
  plain: ColorPair,
): CodeTheme {
  const darkRules = rulesOf(dark);
  const pairs: ColorPair[] = [plain];
  const tokenColors = rulesOf(light).map(({ scope, settings }, index) => {
    const other = darkRules[index];
    if (JSON.stringify(scope) !== JSON.stringify(other?.scope))
      throw new Error(`rule ${index} of two themes differs`);
    const [one, two] = [settings.foreground, other?.settings.foreground];
    if (one === undefined || two === undefined) return { scope, settings };
    pairs.push({ light: one.toUpperCase(), dark: two.toUpperCase() });
    return { scope, settings: { ...settings, foreground: colorOf(pairs.length - 1) } };
  });
  const name = 'light-and-dark';
  const colors = { 'editor.foreground': colorOf(0), 'editor.background': '#ffffff' };
  return {
    name,
    registration: { name, type: 'light', colors, tokenColors } as ThemeRegistrationAny,
    pairOf: (color) => pairs[Number.parseInt(color?.slice(1) ?? '0', 16)] ?? plain,
  };
}

interface Rule {
  readonly scope?: string | readonly string[];
  readonly settings: { readonly foreground?: string; readonly fontStyle?: string };
}

function rulesOf(theme: ThemeRegistrationAny): readonly Rule[] {
  return (theme.tokenColors ?? theme.settings ?? []) as readonly Rule[];
}

function colorOf(pair: number): string {
  return `#${pair.toString(16).padStart(6, '0')}`;
}
