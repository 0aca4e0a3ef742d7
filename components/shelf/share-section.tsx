import { useEffect, useState } from 'react';
import type { SavedRecord } from '@/lib/study/model/records';
import { buildShareFragment, maxSharedQuestions } from '@/lib/study/transfer/share-link';
import styles from './shelf.module.css';

interface ShareSectionProps {
  readonly name: string;
  /** In the order they are handed over in. */
  readonly saved: readonly SavedRecord[];
}

/** A link to a list and its QR code, both made on this page. */
export function ShareSection({ name, saved }: ShareSectionProps) {
  const [link, setLink] = useState<string | undefined>();
  const [code, setCode] = useState<{ readonly path: string; readonly side: number } | undefined>();
  const [words, setWords] = useState('');
  const paths = saved.slice(0, maxSharedQuestions).map(({ path }) => path);
  const wanted = paths.join('\n');
  useEffect(() => {
    let isLeft = false;
    const make = async () => {
      const fragment = await buildShareFragment({ name, paths: wanted.split('\n') });
      const address = `${location.origin}${location.pathname}#${fragment}`;
      if (isLeft) return;
      setLink(address);
      const { drawQrCode } = await import('./qr-code');
      if (!isLeft) setCode(drawQrCode(address));
    };
    make().catch(() => setWords('The QR code could not be loaded. The link works without it.'));
    return () => {
      isLeft = true;
    };
  }, [name, wanted]);
  if (link === undefined) return <p className="study-quiet">Making the link…</p>;
  const copy = () =>
    navigator.clipboard
      .writeText(link)
      .then(() => setWords('Copied'))
      .catch(() => setWords('Could not copy: mark the link and copy it by hand.'));
  return (
    <div className={styles.box}>
      <p className={styles.note}>
        Whoever opens this link sees the list and may keep a copy. The questions are in the part of the
        address after #, which is sent to no server. Notes and highlights are not in it.
        {saved.length > maxSharedQuestions
          ? ` It holds the first ${maxSharedQuestions} questions; hand over the whole list as a file.`
          : ''}
      </p>
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
      {code ? (
        <svg
          className={styles.code}
          viewBox={`-4 -4 ${code.side + 8} ${code.side + 8}`}
          role="img"
          aria-label="QR code of the link"
        >
          <rect x="-4" y="-4" width={code.side + 8} height={code.side + 8} fill="#fff" />
          <path d={code.path} fill="#000" shapeRendering="crispEdges" />
        </svg>
      ) : (
        <p className="study-quiet">This list is too long for a QR code; the link holds it.</p>
      )}
    </div>
  );
}
