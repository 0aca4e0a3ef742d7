import { addressesDoors } from './doors/addresses-door';
import { doorFault } from './doors/door-fault';
import { fieldsDoors } from './doors/fields-door';
import { marksDoors } from './doors/marks-door';
import { filesDoors } from './doors/pictures-door';
import { tryServedDoors } from './doors/served-doors';
import { serverOnly } from './targets';
import { type TrustGroup, tryAll } from './trust-group';

/** Every way in which a library's files lead in: pictures, links, old addresses, macros, marks, fields. */
export const doors: TrustGroup = {
  name: 'doors',
  leftOut: serverOnly(
    'what each file does is tried by building and rendering; the group content serves hostile pages',
  ),
  async run({ isQuick, part, report }) {
    const all = [...filesDoors(), ...addressesDoors(), ...marksDoors(), ...fieldsDoors()];
    const wanted = all.filter(({ name }) => part === undefined || part === name);
    const rows = [];
    for (const { name, cases } of wanted) {
      report(`${name}: ${cases.length}`);
      const tried = isQuick ? cases.filter((_, i) => i % 6 === 0) : cases;
      rows.push(await tryAll(`doors, each named and harmless: ${name}`, tried, doorFault));
    }
    if (isQuick || (part !== undefined && part !== 'served')) return rows;
    return [...rows, ...(await tryServedDoors(all, report))];
  },
};
