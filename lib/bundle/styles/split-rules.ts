/** What holds rules instead of declarations. */
const group = /^@(?:media|supports|container|layer)\b/;

/** The rules of a style sheet as a minifier writes it: no comments, each with its closing brace or semicolon. */
export function splitRules(css: string): readonly string[] {
  const rules: string[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: sign, index } of css.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{};]/gs)) {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    else if (sign !== ';') continue;
    if (depth > 0) continue;
    const rule = css.slice(start, index + 1).trim();
    if (rule !== ';') rules.push(rule);
    start = index + 1;
  }
  return rules;
}

/** Those rules that are wanted by what stands before their brace, within media queries and the like too. */
export function keepRules(rules: readonly string[], isWanted: (head: string) => boolean): readonly string[] {
  return rules.flatMap((rule) => {
    const brace = rule.indexOf('{');
    const head = rule.slice(0, brace);
    if (group.test(head)) {
      const inner = keepRules(splitRules(rule.slice(brace + 1, -1)), isWanted);
      return inner.length > 0 ? [`${head}{${inner.join('')}}`] : [];
    }
    return isWanted(head) ? [rule] : [];
  });
}
