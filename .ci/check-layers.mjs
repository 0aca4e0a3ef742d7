// Runs the layer law. It fails where dependency-cruiser saw no module: a compiler it cannot read makes it pass silently.
import { existsSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const options = await extractDepcruiseOptions('./.dependency-cruiser.cjs');
const { output } = await cruise(
  ['app', 'components', 'lib', 'e2e', 'bench', 'scripts', 'test-support'].filter((folder) =>
    existsSync(folder),
  ),
  { ...options, outputType: 'json' },
  undefined,
  { tsConfig: extractTSConfig('./tsconfig.json') },
);
const { summary, modules } = JSON.parse(output);
const own = modules.filter(
  (m) => /^(app|components|lib|e2e|bench|scripts|test-support)\//.test(m.source) && /\.tsx?$/.test(m.source),
);
for (const v of summary.violations) console.error(`${v.rule.severity}: ${v.rule.name}: ${v.from} → ${v.to}`);
if (own.length < 20) {
  console.error(`layer law: only ${own.length} TypeScript modules were read; the check would prove nothing`);
  process.exit(1);
}
console.log(
  `layer law: ${own.length} modules, ${summary.totalDependenciesCruised} imports, ${summary.error} violations`,
);
process.exit(summary.error > 0 ? 1 : 0);
