import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const passphrase = 'of-a-trial';

/** A certificate of this machine that is its own authority, and its key. */
export interface Certificate {
  /** As `tls` takes both. */
  readonly pfx: Buffer;
  readonly passphrase: string;
  /** The certificate, as PEM. */
  readonly authority: string;
}

/**
 * Made by Java's `keytool`.
 * @param times what it is told of them, such as `['-startdate', '-3d', '-validity', '1']` for one that has expired
 */
export async function makeCertificate(times: readonly string[]): Promise<Certificate> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stoa-certificate-'));
  try {
    const store = path.join(folder, 'node.p12');
    const kept = ['-alias', 'node', '-storetype', 'PKCS12', '-keystore', store, '-storepass', passphrase];
    const named = ['-dname', 'CN=127.0.0.1', '-ext', 'SAN=ip:127.0.0.1'];
    const key = ['-keyalg', 'EC', '-groupname', 'secp256r1'];
    await run('keytool', ['-genkeypair', ...kept, ...key, ...named, ...times]);
    const { stdout } = await run('keytool', ['-exportcert', '-rfc', ...kept]);
    return { pfx: await readFile(store), passphrase, authority: stdout };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
