import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseClusterSettings } from './cluster-settings';

const nodes = 'https://a.example:9200, https://b.example:9200/';

function refusal(environment: Record<string, string>): string {
  try {
    parseClusterSettings(environment);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('settings of a cluster', () => {
  it('are none where no address is set', () => {
    expect(parseClusterSettings({})).toBeUndefined();
    expect(parseClusterSettings({ STOA_OPENSEARCH: ' ', STOA_OPENSEARCH_USER: 'reader' })).toBeUndefined();
  });
  it('have addresses, and usual values for the rest', () => {
    expect(parseClusterSettings({ STOA_OPENSEARCH: nodes })).toEqual({
      nodes: ['https://a.example:9200', 'https://b.example:9200'],
      authorization: undefined,
      authority: undefined,
      prefix: 'stoa',
      budgetMs: 800,
      publishMs: 60_000,
    });
  });
  it('read a password or a key from a file, without the line break at its end', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'stoa-secret-')), 'secret');
    writeFileSync(file, 'open sesame\n');
    const environment = {
      STOA_OPENSEARCH: nodes,
      STOA_OPENSEARCH_USER: 'reader',
      STOA_OPENSEARCH_PASSWORD_FILE: file,
    };
    const expected = Buffer.from('reader:open sesame').toString('base64');
    expect(parseClusterSettings(environment)?.authorization).toBe(`Basic ${expected}`);
    expect(
      parseClusterSettings({ STOA_OPENSEARCH: nodes, STOA_OPENSEARCH_API_KEY_FILE: file })?.authorization,
    ).toBe('ApiKey open sesame');
  });
  it('are refused with the name of the variable, and never with what is secret', () => {
    const secret = 'hunter2';
    const refused = [
      refusal({ STOA_OPENSEARCH: `https://reader:${secret}@a.example` }),
      refusal({ STOA_OPENSEARCH: nodes, STOA_OPENSEARCH_PASSWORD: secret }),
      refusal({
        STOA_OPENSEARCH: nodes,
        STOA_OPENSEARCH_USER: 'a',
        STOA_OPENSEARCH_PASSWORD: `${secret}\n${secret}`,
      }),
      refusal({ STOA_OPENSEARCH: nodes, STOA_OPENSEARCH_API_KEY: secret, STOA_OPENSEARCH_USER: 'reader' }),
    ];
    for (const message of refused) {
      expect(message).toContain('STOA_OPENSEARCH');
      expect(message).not.toContain(secret);
    }
  });
  it.each([
    [{ STOA_OPENSEARCH: 'search-1:9200' }, 'no list of addresses'],
    [{ STOA_OPENSEARCH: nodes, STOA_OPENSEARCH_PREFIX: 'Stoa_1' }, 'small letters'],
    [{ STOA_OPENSEARCH: nodes, STOA_OPENSEARCH_TIMEOUT_MS: '0' }, 'milliseconds'],
    [{ STOA_OPENSEARCH: nodes, STOA_OPENSEARCH_CA: '/nowhere/ca.pem' }, 'cannot be read'],
  ])('are refused where they cannot be meant: %j', (environment, reason) => {
    expect(refusal(environment)).toContain(reason);
  });
});
