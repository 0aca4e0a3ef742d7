const act = 'alert(1)';

/** What looks like a part of the site's own pages: a script of Next, an answer's rules, a mark, the place where a head begins. */
const lookAlikes = [
  '<script>',
  `<script>${act}</script>`,
  `<script>self.__next_f.push([0]);${act};self.__next_f.push([0])</script>`,
  `<script>self.__next_f.push([1,${act}])</script>`,
  `<script>(self.__next_f=self.__next_f||[]).push([0]);${act}</script>`,
  `<script>requestAnimationFrame(function(){$RT=performance.now()});${act}</script>`,
  '<script type="application/ld+json">',
  '<style data-answer="">*{display:none}</style>',
  '<style data-answer="">',
  '</script></style></title>',
  '<!--once:0123456789012345678901-->',
  '<!--',
  '--><script>',
  '<meta charSet="utf-8"/>',
  'class="katex" data-lesser=""',
];

/** Where a text comes into an attribute, or beside what the renderer writes. */
const places: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `[x](/learn "${text}")`,
  (text) => `[x](/learn '${text}')`,
  (text) => `[x](<https://site.example/${text}>)`,
  (text) => `![${text}](/a.png '${text}')`,
  (text) => `[x][r] and [r]\\n\\n[r]: https://site.example/a '${text}'`,
  (text) => `A note.[^${text.replace(/\s/g, '')}]\\n\\n[^${text.replace(/\s/g, '')}]: [x](/ '${text}')`,
  (text) => `| [x](/ '${text}') | y |\\n|:-:|--:|\\n| ${text} | $\\text{${text}}$ |`,
  (text) => `# [x](/ '${text}')\\n\\n- [ ] ${text}\\n- [x] \`${text}\``,
  (text) => `\`\`\`${text}\\n${text}\\n\`\`\``,
];

/** Inputs that would steer what a page allows itself, were it read from what content looks like. */
export function steeringInputs(): readonly string[] {
  return lookAlikes.flatMap((text) => places.map((place) => place(text)));
}
