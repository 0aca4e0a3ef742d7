import { aboutPath } from '@/lib/site/paths';
import type { SiteSettings } from '@/lib/site/settings';
import { excerpt } from '@/lib/text/excerpts/excerpt';
import styles from './machine-written.module.css';

/** Of what an owner says of the text; the rest is on the About page. */
const longest = 400;
const unsaid = 'Check what matters with another source.';

/** Id of the line, for what leads to it. */
export const machineWrittenId = 'written-by';

interface MachineWrittenProps {
  readonly site: Pick<SiteSettings, 'isMachineWritten' | 'provenance'>;
}

/** Where a machine wrote the text, that is said beside it, on paper too, in the owner's words where there are any. */
export function MachineWritten({ site: { isMachineWritten, provenance } }: MachineWrittenProps) {
  if (!isMachineWritten) return null;
  const said = excerpt(provenance ?? unsaid, longest);
  return (
    <p id={machineWrittenId} className={styles.written}>
      <strong>Machine-written.</strong> {said} <a href={aboutPath}>About this library</a>
    </p>
  );
}
