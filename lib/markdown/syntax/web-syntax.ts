import type { Extension as TreeExtension } from 'mdast-util-from-markdown';
import type { Extension } from 'micromark-util-types';
import { blockMark } from './block-marks';
import { highlight, inlineTag, shiftedWord } from './inline-marks';

/** What Markdown of the web has beside CommonMark and GitHub's: read as marks, which `arrangeWebMarks` makes elements of. */
export const webSyntax: Extension = {
  text: {
    60: inlineTag,
    61: highlight,
    94: shiftedWord('^'),
    126: shiftedWord('~'),
  },
  flow: { 58: blockMark, 60: blockMark },
};

/** Each mark is a node of kind `html` until it has a partner: nothing else is, where HTML is not read. */
export const webMarksInTree: TreeExtension = {
  enter: {
    webMark(token) {
      this.enter({ type: 'html', value: this.sliceSerialize(token) }, token);
    },
  },
  exit: {
    webMark(token) {
      this.exit(token);
    },
  },
};
