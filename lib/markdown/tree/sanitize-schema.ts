import type { Options } from 'rehype-sanitize';
import { admonitionNames } from '@/lib/markdown/syntax/admonition-names';

const ownId: ['id', RegExp] = ['id', /^user-content-/];

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
      ['className', 'external', 'data-footnote-backref'],
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
