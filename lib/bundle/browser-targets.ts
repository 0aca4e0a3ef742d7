/** The oldest browsers that scripts are written for; an older one reads the pages without. */
export const browserTargets = ['chrome90', 'firefox90', 'safari15'];
