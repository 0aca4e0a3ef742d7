// What Stoa is made of: exact versions in package.json, what npm would install in the lockfile (each with the hash of what is
// fetched, for every version of Node that package.json admits, none that runs code as it is installed), licenses that go with MIT.
// `--list` prints each package that serves readers with its license. `npm run sbom` writes the bill of materials.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import semver from 'semver';

/** Licenses that ask for no more than a notice. */
const permissive = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'BlueOak-1.0.0',
  'Python-2.0',
  'PSF-2.0',
  'Unlicense',
  'CC0-1.0',
]);
/** Others, each with the reason why it may be there. */
const allowed = [
  {
    license: 'CC-BY-4.0',
    packages: /^caniuse-lite$/,
    reason: 'tables of browsers that Next reads while it builds; none of it is served',
  },
  {
    license: 'LGPL-3.0-or-later',
    packages: /^@img\/sharp-libvips-/,
    reason:
      'the optional library by which sharp makes smaller pictures while content is built: linked at run time, and not part of what is served',
  },
];

/** Packages of which npm could not check what it fetched, each with the reason why it may be so. */
const withoutIntegrity = [];
/** Packages that ask for another Node than we do, each with the reason why nobody is harmed. */
const otherNode = [
  {
    packages: /^@img\/sharp-win32-ia32$/,
    reason:
      'for 32-bit Windows, of which there is no Node since 23: pictures are served as large as they are there',
  },
];

/** What serves readers runs on every Node that package.json admits; what builds and tests it on these. */
const nodeOfTools = '^20.19.0 || ^22.13.0 || >=24.0.0';

const faults = [];
const { allowScripts, engines, ...declared } = JSON.parse(readFileSync('package.json', 'utf8'));
const { dependencies, optionalDependencies, devDependencies, overrides } = declared;
for (const [name, version] of Object.entries({
  ...dependencies,
  ...optionalDependencies,
  ...devDependencies,
  ...overrides,
}))
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    faults.push(`package.json: ${name} is ${version}: pin one version`);

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const [place, about] of Object.entries(packages)) {
  if (place === '') continue;
  const { version, resolved, link, integrity } = about;
  const name = about.name ?? place.replace(/^.*node_modules\//, '');
  if (link || /^(git|http:|file:)/.test(resolved ?? ''))
    faults.push(`package-lock.json: ${place} does not come from a registry over https`);
  if (!version) faults.push(`package-lock.json: ${place} has no version`);
  if (!/^sha512-/.test(integrity ?? '') && !withoutIntegrity.some(({ packages }) => packages.test(name)))
    faults.push(
      `package-lock.json: ${place} has no integrity: write down that of npm view ${name}@${version} dist.integrity`,
    );
  const node = about.engines?.node ?? '*';
  const wanted = about.dev ? nodeOfTools : engines.node;
  if (!semver.subset(wanted, node) && !otherNode.some(({ packages }) => packages.test(name)))
    faults.push(`package-lock.json: ${place} is for Node ${node}, and has to run on ${wanted}`);
  if (about.hasInstallScript && allowScripts?.[name] !== false)
    faults.push(
      `package-lock.json: ${place} runs code as it is installed: see that it works without, and set it to false in allowScripts of package.json`,
    );
}

let seen = 0;
for (const [place, { dev, version }] of Object.entries(packages)) {
  const about = path.join(place, 'package.json');
  // Not on this machine: made for another system.
  if (place === '' || dev || !existsSync(about)) continue;
  seen += 1;
  const { name, license = '' } = JSON.parse(readFileSync(about, 'utf8'));
  const reason = allowed.find((it) => it.license === license && it.packages.test(name))?.reason;
  if (process.argv.includes('--list'))
    console.log(`${name}@${version}  ${license || 'none named'}${reason ? `  (${reason})` : ''}`);
  if (!reason && !isPermissive(license))
    faults.push(`${name}@${version} is under ${license || 'no license it names'}: it may not go with MIT`);
}
if (seen < 50) faults.push(`only ${seen} packages were seen: run npm ci first`);

for (const fault of faults) console.error(fault);
console.log(`supply chain: ${seen} packages serve readers, ${faults.length} problems`);
process.exit(faults.length > 0 ? 1 : 0);

/** Of licenses to choose from one must be permissive; of licenses that hold together each. */
function isPermissive(expression) {
  const parts = expression.replaceAll(/[()]/g, '').split(' AND ');
  return parts.every((part) => part.split(' OR ').some((it) => permissive.has(it.trim())));
}
