import type { ClusterClient } from './client/cluster-client';
import { indexFormat, manifestId } from './index/index-names';

/** The document that says what an index holds. */
export interface ManifestSource {
  readonly build: string;
  readonly format: number;
  readonly language: string;
  /** Name of the snapshot it was made of. */
  readonly snapshot: string;
  /** The manifest of its search files, in base 64. */
  readonly data: string;
}

/** What is served under a name. */
export interface Served {
  /** The index itself, where the name is an alias. */
  readonly index: string;
  readonly build: string;
}

export async function readServed(client: Pick<ClusterClient, 'read'>, name: string): Promise<Served> {
  const { index, source } = await readManifest(client, name, ['build', 'format']);
  return { index, build: source.build };
}

/** @throws where the index is not there, or of another format */
export async function readManifest(
  client: Pick<ClusterClient, 'read'>,
  name: string,
  fields: readonly (keyof ManifestSource)[],
): Promise<{ readonly index: string; readonly source: ManifestSource }> {
  const path = `/${name}/_doc/${manifestId}?preference=_local&_source_includes=${fields.join(',')}`;
  const found = (await client.read({ method: 'GET', path })) as {
    readonly _index: string;
    readonly _source: ManifestSource;
  };
  if (found._source.format !== indexFormat)
    throw new Error(
      `The index is of format ${found._source.format}; this server reads format ${indexFormat}.`,
    );
  return { index: found._index, source: found._source };
}
