import { expect, it } from 'vitest';
import type { ClusterResponse } from '@/lib/search/server/opensearch/client/node-connection';
import { createBulkSender } from './bulk-sender';

const options = { index: 'stoa', timeoutMs: 1000, pause: async () => {} };
const items = (...statuses: readonly (readonly [status: number, type?: string])[]): ClusterResponse => ({
  status: 200,
  body: {
    errors: true,
    items: statuses.map(([status, type]) => ({ index: { status, ...(type ? { error: { type } } : {}) } })),
  },
});
const action = (id: string) => ({ kind: 'index', id, json: '{}' }) as const;

/** A sender whose cluster gives these answers, one after another, and what was sent each time. */
function senderOf(...answers: readonly ClusterResponse[]) {
  const sent: string[][] = [];
  const write = async ({ body = '' }: { readonly body?: string | undefined }) => {
    sent.push([...body.matchAll(/"_id":"(\w+)"/g)].map(([, id]) => id ?? ''));
    return answers[sent.length - 1] ?? { status: 200, body: { errors: false, items: [] } };
  };
  return { sent, sender: createBulkSender({ write }, options) };
}

it('sends again just what was not taken', async () => {
  const { sender, sent } = senderOf(items([201], [429, 'rejected_execution_exception'], [201]), items([503]));
  for (const id of ['a', 'b', 'c']) await sender.add(action(id));
  await sender.finish();
  expect(sent).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
});
it('gives up at once where a disk is full, and where a document is refused', async () => {
  for (const [answer, reason] of [
    [items([429, 'cluster_block_exception']), 'full'],
    [items([400, 'mapper_parsing_exception']), 'mapper_parsing_exception'],
  ] as const) {
    const { sender, sent } = senderOf(answer);
    await sender.add(action('a'));
    await expect(sender.finish()).rejects.toThrow(reason);
    expect(sent).toHaveLength(1);
  }
});
it('gives up after a while where nothing is taken', async () => {
  const { sender } = senderOf(...Array.from({ length: 30 }, () => items([429])));
  await sender.add(action('a'));
  await expect(sender.finish()).rejects.toThrow('takes no more documents');
});
