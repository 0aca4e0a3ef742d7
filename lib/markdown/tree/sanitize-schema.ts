import type { Options } from 'rehype-sanitize';
import { admonitionNames } from '@/lib/markdown/syntax/admonition-names';

const ownId: ['id', RegExp] = ['id', /^user-content-/];

const ownPicture = /^\/pictures\/[\w.-]+$/;
const ownPictures = /^\/pictures\/[\w.-]+ \d+w(?:, \/pictures\/[\w.-]+ \d+w)*$/;

/** The allow-list: every element, attribute and value an answer can have on the page before mathematics and code. */
export const sanitizeSchema: Options = {
  tagNames: [
    ...[
      'p',
      'br',
      'hr',
      'h3',
      'h4',
      'h5',
      'h6',
      'strong',
      'em',
      'del',
      'sup',
      'span',
      'blockquote',
      ...['sub', 'kbd', 'mark', 'u', 'abbr', 'details', 'summary', 'dl', 'dt', 'dd'],
      'ul',
      'ol',
      'li',
    ],
    ...['a', 'code', 'pre', 'div', 'section', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['img', 'picture', 'source', 'figure', 'figcaption'],
  ],
  attributes: {
    h3: [ownId, ['className', 'sr-only']],
    h4: [ownId],
    h5: [ownId],
    h6: [ownId],
    li: [ownId, ['className', 'task-list-item']],
    ul: [['className', 'contains-task-list']],
    ol: ['start'],
    a: [
      ...['href', 'title', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaLabel'],
      ownId,
      ['ariaDescribedBy', 'user-content-footnote-label'],
      ['rel', 'nofollow', 'ugc', 'noopener', 'noreferrer'],
      ['className', 'external', 'picture', 'data-footnote-backref'],
      'download',
    ],
    // Of the library's own alone: no page loads anything from elsewhere.
    img: [
      ['src', ownPicture],
      ...['alt', 'title', 'width', 'height'],
      ['loading', 'lazy'],
      ['decoding', 'async'],
      ['className', 'on-paper'],
    ],
    source: [
      ['srcSet', ownPictures],
      ['type', /^image\/[a-z]+$/],
      ['sizes', /^[\w\s(),:-]+$/],
    ],
    code: [
      ['className', 'math-inline', 'math-large', 'math-block', /^language-[\w+#.-]{1,40}$/],
      'dataSource',
      'dataFence',
    ],
    p: [['className', 'admonition-title']],
    abbr: ['title'],
    details: ['open'],
    div: [
      ['className', 'table-scroll', 'admonition', ...admonitionNames],
      ['role', 'region', 'note'],
      ['tabIndex', 0],
      'ariaLabel',
    ],
    span: [['className', 'task-mark']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    th: [
      ['className', 'align-left', 'align-center', 'align-right'],
      ['scope', 'col'],
    ],
    td: [['className', 'align-left', 'align-center', 'align-right']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  ancestors: {
    source: ['picture'],
    figcaption: ['figure'],
    li: ['ul', 'ol'],
    tr: ['table'],
    th: ['table'],
    td: ['table'],
    dt: ['dl'],
    dd: ['dl'],
    summary: ['details'],
    thead: ['table'],
    tbody: ['table'],
  },
  // Our ids carry their prefix already; the sanitizer must not add a second one.
  clobberPrefix: '',
  clobber: [],
  strip: ['script', 'style'],
  required: {},
  allowComments: false,
  allowDoctypes: false,
};
