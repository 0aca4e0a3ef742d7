import { useEffect, useState } from 'react';
import { copyText } from '@/components/reading/copy-text';
import type { SavedRecord } from '@/lib/study/model/records';
import { buildShareFragment, maxSharedQuestions } from '@/lib/study/transfer/share-link';
import styles from './box.module.css';

interface ShareSectionProps {
  readonly name: string;
  /** In the order they are handed over in. */
  readonly saved: readonly SavedRecord[];
}

/** The dark squares of a QR code as a path, one unit each, and the side of the whole. */
interface QrCode {
  readonly path: string;
  readonly side: number;
}

/** A link to a list and its QR code, both made on this page. */
export function ShareSection({ name, saved }: ShareSectionProps) {
  const paths = saved.slice(0, maxSharedQuestions).map(({ path }) => path);
  const { link, code, problem } = useShareLink(name, paths);
  if (link === undefined) return <p className="study-quiet">Making the link…</p>;
  return (
    <div className={styles.box}>
      <p className={styles.note}>
        Whoever opens this link sees the list and may keep a copy. The questions are in the part of the
        address after #, which is sent to no server. Notes and highlights are not in it.
        {saved.length > maxSharedQuestions
          ? ` It holds the first ${maxSharedQuestions} questions; hand over the whole list as a file.`
          : ''}
      </p>
      <LinkRow name={name} link={link} />
      {code === undefined ? null : code === 'too long' ? (
        <p className="study-quiet">This list is too long for a QR code; the link holds it.</p>
      ) : (
        <DrawnCode code={code} />
      )}
      {problem ? <p className="study-quiet">{problem}</p> : null}
    </div>
  );
}

/** Makes the link, then its code, whenever the list is another. */
function useShareLink(name: string, paths: readonly string[]) {
  const [link, setLink] = useState<string | undefined>();
  const [code, setCode] = useState<QrCode | 'too long' | undefined>();
  const [problem, setProblem] = useState('');
  const wanted = paths.join('\n');
  useEffect(() => {
    let isLeft = false;
    setProblem('');
    const make = async () => {
      const fragment = await buildShareFragment({ name, paths: wanted.split('\n') });
      const address = `${location.origin}${location.pathname}#${fragment}`;
      if (isLeft) return;
      setLink(address);
      const { drawQrCode } = await import('./qr-code');
      if (!isLeft) setCode(drawQrCode(address) ?? 'too long');
    };
    make().catch(() => {
      if (!isLeft) setProblem('The QR code could not be loaded. The link works without it.');
    });
    return () => {
      isLeft = true;
    };
  }, [name, wanted]);
  return { link, code, problem };
}

function LinkRow({ name, link }: { readonly name: string; readonly link: string }) {
  const [words, setWords] = useState('');
  const copy = async () =>
    setWords(
      (await copyText(link, document)) ? 'Copied' : 'Could not copy: mark the link and copy it by hand.',
    );
  return (
    <div className="study-row">
      <input
        className={`study-field ${styles.link}`}
        readOnly
        value={link}
        aria-label="Link to this list"
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <button type="button" className="study-button" onClick={copy}>
        Copy the link
      </button>
      {'share' in navigator ? (
        <button
          type="button"
          className="study-button"
          onClick={() => navigator.share({ title: name, url: link }).catch(() => undefined)}
        >
          Share…
        </button>
      ) : null}
      <span role="status">{words}</span>
    </div>
  );
}

/** With the four units of white around it that readers of codes need. */
function DrawnCode({ code: { path, side } }: { readonly code: QrCode }) {
  const whole = { width: side + 8, height: side + 8 };
  return (
    <svg
      className={styles.code}
      viewBox={`-4 -4 ${whole.width} ${whole.height}`}
      role="img"
      aria-label="QR code of the link"
    >
      <rect x="-4" y="-4" {...whole} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
