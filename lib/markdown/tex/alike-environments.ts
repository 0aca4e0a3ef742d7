/** Environments of LaTeX that KaTeX does not have, and those that are set in their place. */
export const alikeEnvironments: Readonly<Record<string, string>> = {
  eqnarray: 'align',
  'eqnarray*': 'align*',
  multline: 'gather',
  'multline*': 'gather*',
  flalign: 'align',
  'flalign*': 'align*',
};
