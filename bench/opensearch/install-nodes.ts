import { execFile } from 'node:child_process';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const sources = path.join('bench', 'opensearch', 'java');
const program = 'SearchNode.java';

/** Only what goes wrong is logged. */
const logging = `status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
rootLogger.level = error
rootLogger.appenderRef.console.ref = console
`;

/**
 * The folder with the jars of a node: fetched with Maven once (some 50 MB), and kept in the temporary folder, or in the one
 * that `STOA_OPENSEARCH_JARS` names.
 * @throws where Java or Maven are not there
 */
export async function installNodes(): Promise<string> {
  // Jars of an earlier run are of no use without it.
  await run('java', ['-version']);
  const folder = process.env.STOA_OPENSEARCH_JARS ?? path.join(tmpdir(), 'stoa-opensearch-jars');
  const isThere = await stat(path.join(folder, 'SearchNode.class')).catch(() => undefined);
  if (isThere) return folder;
  await mkdir(folder, { recursive: true });
  const pom = path.join(sources, 'pom.xml');
  await run('mvn', [
    '-B',
    '-ntp',
    '-q',
    '-f',
    pom,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${folder}`,
  ]);
  await writeFile(path.join(folder, 'log4j2.properties'), logging);
  await copyFile(path.join(sources, program), path.join(folder, program));
  await run('javac', ['-cp', path.join(folder, '*'), '-d', folder, path.join(folder, program)]);
  return folder;
}
