import { send } from '../raw-http';

/** Addresses of the scripts and styles of the home page, each once. */
export async function homeFiles(port: number): Promise<readonly string[]> {
  const { body } = await send(port, { target: '/' });
  return [...new Set(body.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g))];
}
