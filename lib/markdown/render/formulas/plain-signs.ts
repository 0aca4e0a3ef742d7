function signs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(/\s+/).map((pair) => [...pair] as [string, string]));
}

const raised =
  signs(`0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ -⁻ −⁻ =⁼ (⁽ )⁾ aᵃ bᵇ cᶜ dᵈ eᵉ fᶠ gᵍ hʰ iⁱ jʲ kᵏ lˡ mᵐ nⁿ oᵒ pᵖ
rʳ sˢ tᵗ uᵘ vᵛ wʷ xˣ yʸ zᶻ Aᴬ Bᴮ Dᴰ Eᴱ Gᴳ Hᴴ Iᴵ Jᴶ Kᴷ Lᴸ Mᴹ Nᴺ Oᴼ Pᴾ Rᴿ Tᵀ Uᵁ Vⱽ Wᵂ βᵝ γᵞ δᵟ θᶿ φᵠ χᵡ`);
const lowered =
  signs(`0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ -₋ −₋ =₌ (₍ )₎ aₐ eₑ hₕ iᵢ jⱼ kₖ lₗ mₘ nₙ oₒ pₚ rᵣ sₛ tₜ uᵤ
vᵥ xₓ βᵦ γᵧ ρᵨ φᵩ χᵪ`);

/** Fractions that have a sign of their own. */
export const fractions: ReadonlyMap<string, string> = new Map(
  `1/2½ 1/3⅓ 2/3⅔ 1/4¼ 3/4¾ 1/5⅕ 2/5⅖ 3/5⅗ 4/5⅘ 1/6⅙ 5/6⅚ 1/7⅐ 1/8⅛ 3/8⅜ 5/8⅝ 7/8⅞ 1/9⅑ 1/10⅒`
    .split(' ')
    .map((pair) => [pair.slice(0, -1), pair.slice(-1)]),
);

/** Raised and lowered text is short, else it cannot be read. */
const longest = 8;

/** Undefined where any sign of it has no raised form. */
export function raisedText(text: string): string | undefined {
  return shifted(text, raised);
}

/** Undefined where any sign of it has no lowered form. */
export function loweredText(text: string): string | undefined {
  return shifted(text, lowered);
}

function shifted(text: string, forms: ReadonlyMap<string, string>): string | undefined {
  const bare = text.replace(/ /g, '');
  if (bare === '' || bare.length > longest) return undefined;
  const written = [...bare].map((sign) => forms.get(sign));
  return written.includes(undefined) ? undefined : written.join('');
}

const struck: Readonly<Record<string, string>> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

/** A letter of a set of numbers, as `ℝ`. */
export function doubleStruck(letter: string): string {
  return struck[letter] ?? letter;
}
