// What has no behavior, and is not changed by `npm run test:mutation`: the wording of what is said to people.

/** Fields of diagnostics and answers that hold a sentence. */
const sentences = new Set(['message', 'remedy', 'reason']);

function shouldIgnore(at) {
  if (!at.isStringLiteral() && !at.isTemplateLiteral()) return undefined;
  const { parent } = at;
  const isField =
    parent.type === 'ObjectProperty' && parent.value === at.node && sentences.has(parent.key.name);
  const isThrown = parent.type === 'NewExpression' && /Error$/.test(parent.callee.name ?? '');
  return isField || isThrown ? 'the wording of a message' : undefined;
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'said-to-people', value: { shouldIgnore } }];
