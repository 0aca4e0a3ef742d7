import { physicsMacros } from './physics-macros';
import type { TexMacro } from './tex-macro';
import { unitMacros } from './unit-macros';

/** The commands of common packages that KaTeX does not know, by their names. */
export const knownMacros: ReadonlyMap<string, TexMacro> = new Map([...physicsMacros, ...unitMacros]);
