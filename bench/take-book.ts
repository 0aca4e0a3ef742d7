import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeTaken } from '../lib/take/make-take';
import { openTakenFolder } from '../test-support/taken-library';
import { contentToCheck } from './take/content-to-check';
import { subjectsOf } from './take/subjects';

const usage = `Makes a book of a whole library and has EPUBCheck read it: no error and no warning may be found. EPUBCheck is fetched
from Maven Central.

  npm run test:book [-- --content FOLDER]

--content FOLDER   the library (e2e/constructs/content)`;

const version = '5.2.1';
const run = promisify(execFile);

const content = contentToCheck(usage);
if (content !== undefined) await main(content);

async function main(content: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stoa-book-'));
  const classes = await fetchedChecker(folder).catch((error: unknown) => {
    console.log(`skipped: EPUBCheck ${version} cannot be fetched here (${String(error).split('\n')[0]})`);
    return undefined;
  });
  if (classes === undefined) return;
  const library = await openTakenFolder(content, path.join(folder, 'snapshot'));
  const file = path.join(folder, 'all.epub');
  const questions = subjectsOf(library).flatMap((taken) => taken.questions);
  const all = { name: '/', title: 'All', page: '/', questions, total: questions.length };
  await writeFile(file, (await makeTaken('book.epub', all, library)).bytes);
  const faults = await faultsIn(file, classes);
  for (const fault of faults) console.error(fault);
  console.log(
    `EPUBCheck ${version}: a book of ${questions.length} questions; ${faults.length} errors and warnings`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

/** @returns the class path of the checker */
async function fetchedChecker(folder: string): Promise<string> {
  const project = path.join(folder, 'pom.xml');
  const target = path.join(folder, 'classes.txt');
  await writeFile(
    project,
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>stoa</groupId>
<artifactId>check</artifactId><version>1</version><packaging>pom</packaging><dependencies><dependency>
<groupId>org.w3c</groupId><artifactId>epubcheck</artifactId><version>${version}</version>
</dependency></dependencies></project>`,
  );
  await run('mvn', ['-q', '-B', '-f', project, 'dependency:build-classpath', `-Dmdep.outputFile=${target}`]);
  return readFile(target, 'utf8');
}

/** It ends with 1 where it found an error, and says all on either output. */
async function faultsIn(file: string, classes: string): Promise<readonly string[]> {
  const check = ['-cp', classes.trim(), 'com.adobe.epubcheck.tool.Checker', file];
  const { stdout, stderr } = await run('java', check).catch(
    (error: { readonly stdout: string; readonly stderr: string }) => error,
  );
  const lines = `${stdout}\n${stderr}`.split('\n');
  if (!lines.some((line) => line.startsWith('Messages:'))) return ['EPUBCheck did not come to an end'];
  return lines.filter((line) => /^(?:FATAL|ERROR|WARNING|USAGE)\b/.test(line));
}
