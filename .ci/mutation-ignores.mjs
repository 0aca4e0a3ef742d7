// What has no behavior, and is not changed by `npm run test:mutation`: the wording of what is said to people.

/** Fields of diagnostics and answers, and what is kept for them, that hold a sentence. */
const sentences = new Set(['message', 'remedy', 'reason']);
/** What is told a sentence beside names, which have no space in them. */
const tellers = /^(?:report|warn|complain|fileDiagnostic|refuse|yamlDiagnostic)$/;
/** What a sentence is put together in. */
const partOf = new Set(['ConditionalExpression', 'LogicalExpression', 'TemplateLiteral', 'BinaryExpression']);

function shouldIgnore(at) {
  if (!at.isStringLiteral() && !at.isTemplateLiteral()) return undefined;
  return isSentence(at) ? 'the wording of a message' : undefined;
}

function isSentence(at) {
  let [child, parent] = [at, at.parentPath];
  while (partOf.has(parent?.node.type)) {
    // What decides between sentences is not one.
    if (parent.node.test === child.node || isComparison(parent.node)) return false;
    [child, parent] = [parent, parent.parentPath];
  }
  const { type, key, value, callee, id } = parent?.node ?? {};
  if (type === 'ObjectProperty') return value === child.node && sentences.has(key.name);
  if (type === 'VariableDeclarator') return sentences.has(id.name);
  if (type === 'NewExpression') return /Error$/.test(callee.name ?? '');
  return type === 'CallExpression' && tellers.test(callee.name ?? '') && hasSpace(at.node);
}

function isComparison({ type, operator }) {
  return type === 'BinaryExpression' && operator !== '+';
}

function hasSpace({ value, quasis }) {
  return quasis ? quasis.some((part) => part.value.raw.includes(' ')) : value.includes(' ');
}

export const strykerPlugins = [{ kind: 'Ignore', name: 'said-to-people', value: { shouldIgnore } }];
