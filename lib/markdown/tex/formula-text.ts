import { expandMacros } from './expand-macros';

/** Commands that have a character; Greek letters, relations and operators that answers use. */
const symbols: Readonly<Record<string, string>> = Object.fromEntries(
  `alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ
pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
Sigma Σ Phi Φ Psi Ψ Omega Ω times × cdot · div ÷ pm ± mp ∓ neq ≠ ne ≠ leq ≤ le ≤ geq ≥ ge ≥ approx ≈ equiv ≡ sim ∼
propto ∝ infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ oint ∮ rightarrow → longrightarrow → to → leftarrow ← Rightarrow ⇒ implies ⇒
Leftrightarrow ⇔ iff ⇔ leftrightarrow ↔ uparrow ↑ downarrow ↓ mapsto ↦ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩
emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ land ∧ wedge ∧ lor ∨ vee ∨ perp ⊥ parallel ∥
angle ∠ circ ° degree ° sqrt √ ldots … dots … cdots … hbar ħ ell ℓ Re ℜ Im ℑ mid | star ⋆ ast ∗ gg ≫ ll ≪ prime ′`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1] ?? '']);
      return pairs;
    }, []),
);

const functionNames = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln exp lim max min sup inf det dim ker gcd mod arg deg Pr'.split(
    ' ',
  ),
);

const wording =
  /\\(?:text|mathrm|mathbf|mathit|mathsf|textbf|textit|textrm|operatorname|boldsymbol|mbox|ce|pu)\*?\s*\{([^{}]*)\}/g;

/** TeX → what a reader could say in one line of text: `\frac{a}{b}` is a/b, `\nabla` ∇, layout goes. Linear time. */
export function formulaText(source: string): string {
  if (!/[\\{}&~$]/.test(source)) return source.replace(/\s+/g, ' ').trim();
  const tex = writtenOut(source);
  let text = tex.replace(/\\(?:begin|end)\{[^{}]*\}(?:\{[lcr|\s]*\})?/g, ' ').replace(wording, '$1');
  // Innermost groups first; three rounds reach what answers nest.
  for (let round = 0; round < 3; round += 1) {
    const next = text
      .replace(wording, '$1')
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
      .replace(
        /\\[dtc]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g,
        (_, above: string, below: string) => `${grouped(above)}/${grouped(below)}`,
      )
      // A command's argument is no part of its name: `\vec{v}` is v.
      .replace(/(\\[A-Za-z]+\*?)\s*\{(\w+)\}/g, '$1 $2')
      .replace(/\{(\w+)\}/g, '$1');
    if (next === text) break;
    text = next;
  }
  return text
    .replace(/\\\\|\\[,;:!> ]|[~&]/g, ' ')
    .replace(/\\([A-Za-z]+)\*?/g, (_, name: string) => spoken(name))
    .replace(/\\([{}%$#_|"'])/g, '$1')
    .replace(/[{}\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Without labels, and with the commands of packages as what they stand for. */
function writtenOut(tex: string): string {
  try {
    return expandMacros(tex.replace(/\\(?:label|(?:eq)?ref)\{[^{}]*\}/g, ''));
  } catch {
    return tex;
  }
}

function grouped(part: string): string {
  return /^\s*(?:\\?\w+|\d+(?:\.\d+)?)\s*$/.test(part) ? part.trim() : `(${part.trim()})`;
}

function spoken(name: string): string {
  if (Object.hasOwn(symbols, name)) return symbols[name] ?? '';
  return functionNames.has(name) ? `${name} ` : ' ';
}
