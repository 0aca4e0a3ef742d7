/** The two lines that Next and React write into every page, word for word. */
const constantScripts: ReadonlySet<string> = new Set([
  '(self.__next_f=self.__next_f||[]).push([0])',
  'requestAnimationFrame(function(){$RT=performance.now()});',
]);
const flightCall = 'self.__next_f.push(';
const chunkCall = '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(';

/**
 * Whether a script is one that Next writes by itself: a constant line, one call that hands over data, or one that names the
 * chunks to wait for. What is handed over is JSON as a whole, so that nothing of it can run.
 */
export function isScriptOfNext(text: string): boolean {
  if (constantScripts.has(text)) return true;
  return isFlight(argumentOf(text, flightCall)) || isChunkList(argumentOf(text, chunkCall));
}

/** Whether an address is that of a script or style sheet of Next's build; those of our own stand beside its folder. */
export function isFileOfNext(address: string): boolean {
  return address.startsWith('/_next/static/chunks/');
}

/** The one argument of a call, with which the text ends; undefined where it is anything else. */
function argumentOf(text: string, call: string): unknown {
  if (!text.startsWith(call)) return undefined;
  const end = /\);?$/.exec(text)?.index ?? -1;
  try {
    return end < 0 ? undefined : JSON.parse(text.slice(call.length, end));
  } catch {
    return undefined;
  }
}

/** `[0]`, `[1,"rows"]` or `[3,"rows in base64"]`. */
function isFlight(argument: unknown): boolean {
  if (!Array.isArray(argument)) return false;
  const [kind, rows, ...rest] = argument;
  if (rest.length > 0) return false;
  return kind === 0 ? argument.length === 1 : (kind === 1 || kind === 3) && typeof rows === 'string';
}

function isChunkList(argument: unknown): boolean {
  if (typeof argument !== 'object' || argument === null) return false;
  const { otherChunks, runtimeModuleIds, ...rest } = argument as Readonly<Record<string, unknown>>;
  return (
    Object.keys(rest).length === 0 &&
    Array.isArray(otherChunks) &&
    otherChunks.every((chunk) => typeof chunk === 'string' && /^[\w./-]+$/.test(chunk)) &&
    Array.isArray(runtimeModuleIds) &&
    runtimeModuleIds.every(Number.isSafeInteger)
  );
}
