const yes = /^(?:true|yes|on|y|1)$/i;
const no = /^(?:false|no|off|n|0)$/i;

/** What a field says that is on or off; undefined where it says neither. */
export function parseSwitch(text: string): boolean | undefined {
  return yes.test(text) ? true : no.test(text) ? false : undefined;
}
