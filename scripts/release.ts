import { parseArgs } from 'node:util';
import { isKind, makeRelease } from './make-release';

const usage = `Makes a release of what is committed: version, dated changelog, commit and tag. Nothing is pushed.

  npm run release -- patch|minor|major [--dry-run] [--no-check]

--dry-run   prints what would be written, and writes nothing
--no-check  does not run npm test first`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, 'no-check': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [kind = '', ...more] = positionals;
  if (values.help) console.log(usage);
  else if (!isKind(kind) || more.length > 0) throw new Error(usage);
  else
    console.log(
      makeRelease(process.cwd(), kind, {
        isDry: values['dry-run'] === true,
        isChecked: values['no-check'] !== true,
      }),
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
