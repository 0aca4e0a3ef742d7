import { setTimeout as pause } from 'node:timers/promises';
import type { TrialRow } from '@/bench/trial-row';
import { indexBody } from '@/lib/search/server/opensearch/index/index-body';
import { manifestId } from '@/lib/search/server/opensearch/index/index-names';
import { type Trial, tryWhile } from './trial';

/** The engine looks once a second which build is served. */
const noticedMs = 2500;
const quickMs = 1300;

/** What is served is gone, or is not what it should be: the snapshot answers, and nobody is told "nothing found". */
export async function* tryIndexes(trial: Trial): AsyncGenerator<TrialRow> {
  const { admin, client, names, settings, isQuick } = trial;
  const aroundMs = isQuick ? quickMs : noticedMs;
  const spoiled = `${names.indexOf('spoiled')}`;
  const put = (path: string, body: unknown) =>
    client.write({ method: 'PUT', path, body: JSON.stringify(body) }, settings.publishMs);
  const serveSpoiled = async (mappings: (plain: object) => object, manifest: object) => {
    const body = indexBody({ documents: 1, build: 'spoiled', fingerprint: '' });
    await admin.create(spoiled, { ...body, mappings: mappings(body.mappings) });
    await put(`/${spoiled}/_doc/${manifestId}?refresh=true`, manifest);
    await admin.serve(spoiled, await admin.indexOf(names.served), names);
  };
  const trials: { readonly name: string; readonly spoil: () => Promise<unknown> }[] = [
    {
      name: 'the index is missing',
      spoil: async () => admin.delete((await admin.indexOf(names.served)) ?? ''),
    },
    {
      name: 'the alias stands for an older format',
      spoil: () => serveSpoiled((plain) => plain, { format: 0, build: 'spoiled', language: 'en', data: '' }),
    },
    {
      name: 'the mapping drifted',
      spoil: async () => {
        const [source] = [await readManifest(trial)];
        const drifted = (plain: object) => ({ ...plain, properties: { impacts: { type: 'keyword' } } });
        await serveSpoiled(drifted, { ...source, build: 'spoiled' });
      },
    },
  ];
  for (const { name, spoil } of trials) {
    yield await tryWhile(trial, {
      name,
      hasFallback: true,
      async during() {
        await pause(aroundMs);
        await spoil();
        await pause(aroundMs);
      },
    });
    await trial.publish(true);
    await admin.delete(spoiled);
  }
  yield await tryReadOnly(trial);
  yield await tryLongQueries(trial);
}

async function readManifest({ client, names }: Trial): Promise<object> {
  const path = `/${names.served}/_source/${manifestId}`;
  return (await client.read({ method: 'GET', path })) as object;
}

/** As a cluster does it whose disk is full: searches go on, publishing says so and changes nothing. */
async function tryReadOnly(trial: Trial): Promise<TrialRow> {
  const { client, names, settings, admin } = trial;
  const index = (await admin.indexOf(names.served)) ?? '';
  const block = (isBlocked: boolean | null) =>
    client.write(
      {
        method: 'PUT',
        path: `/${index}/_settings`,
        body: JSON.stringify({ 'index.blocks.read_only_allow_delete': isBlocked }),
      },
      settings.publishMs,
    );
  let said = '';
  const row = await tryWhile(trial, {
    name: 'the index is blocked, as on a full disk',
    hasFallback: false,
    async during() {
      await block(true);
      said = await trial.publish(true).then(
        () => '',
        (error: unknown) => String(error),
      );
      await block(null);
    },
  });
  const isServed = (await admin.indexOf(names.served)) === index;
  return {
    ...row,
    held: row.held && said !== '' && isServed,
    figures: `${row.figures}; publishing: ${said.slice(0, 90)}`,
  };
}

/** What no reader types. */
async function tryLongQueries(trial: Trial): Promise<TrialRow> {
  const opened = trial.open({ hasFallback: false });
  const words = trial.queries.join(' ');
  const long = [words, 'a'.repeat(100_000), '"'.repeat(100_000), `${words} `.repeat(100), 'ä'.repeat(50_000)];
  let failed = 0;
  for (const query of long) {
    const answer = await opened.search({ query: query.slice(0, 100_000), limit: 50, offset: 1000 });
    if (answer.status === 'failed') failed += 1;
  }
  await opened.close();
  return {
    tried: 'queries of 100 kB',
    held: failed === 0,
    figures: `${long.length} asked, ${failed} failed`,
  };
}
