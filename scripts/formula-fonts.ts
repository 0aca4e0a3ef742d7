import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { katexFaces, sliceFonts } from './slice-fonts';

/** `npm run formula-fonts`: makes the files of KaTeX's faces and their table anew. A new version of KaTeX needs it. */
const folder = path.join('lib', 'bundle', 'formula-fonts');
const files = await sliceFonts(await katexFaces());
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const { file, range, bytes } of files)
  if (range !== undefined) await writeFile(path.join(folder, file), bytes);
const table = files.map(({ bytes: _, ...font }) => font);
await writeFile(
  path.join('lib', 'markdown', 'render', 'formulas', 'formula-fonts.json'),
  `${JSON.stringify(table, null, 2)}\n`,
);
for (const { file, bytes } of files) console.log(`${file}: ${bytes.length} bytes`);
console.log(`${(await readdir(folder)).length} files in ${folder}`);
