/**
 * Attribute of an answer that was shown without colors of code, or as plain text, since the machine was too busy for
 * more. The page is made anew after a while.
 */
export const lesserAnswer = 'data-lesser';
