/** The form that narrows a list, and what of the page is other when it did. */
export const filterFormId = 'filter';
export const narrowedId = 'narrowed';
/** Marks the text that says how much is left. */
export const countMark = 'data-left';
