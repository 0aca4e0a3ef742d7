import { expect, test } from 'vitest';
import { dateChangelog } from './changelog';

const log = (...lines: readonly string[]) =>
  `# Changelog\n\n## Unreleased\n${lines.join('\n')}\n\n## 0.1.0 (2026-01-01)\n- First.\n`;

test('what is unreleased is dated, in the order of the groups, each once', () => {
  const changes = [
    '### Developers',
    '- Tests.',
    '### Readers',
    '- A.',
    '  More of it.',
    '### Developers',
    '- Tools.',
  ];
  const { text, notes } = dateChangelog(log(...changes), '0.2.0', '2026-02-03');
  expect(notes).toBe('### Readers\n- A.\n  More of it.\n\n### Developers\n- Tests.\n- Tools.');
  expect(text).toBe(
    `# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-02-03)\n${notes}\n\n## 0.1.0 (2026-01-01)\n- First.\n`,
  );
});

test('a first release has nothing below it', () => {
  const { text } = dateChangelog('## Unreleased\n### Owners\n- A.\n', '0.1.0', '2026-02-03');
  expect(text).toBe('## Unreleased\n\n## 0.1.0 (2026-02-03)\n### Owners\n- A.\n');
});

test.each([
  ['nothing at all', log(), /nothing stands under/],
  ['titles alone', log('### Readers', '### Owners'), /nothing stands under/],
  [
    'a change under no group',
    log('- A.', '### Readers', '- B.'),
    /CHANGELOG\.md:4: put it under "### Readers"/,
  ],
  ['another group', log('### Readers', '- A.', '### Visitors', '- B.'), /CHANGELOG\.md:6/],
  ['no such section', '# Changelog\n', /no line "## Unreleased"/],
])('it is refused, and says why: %s', (_, text, message) => {
  expect(() => dateChangelog(text, '0.2.0', '2026-02-03')).toThrow(message);
});
