import { useEffect, useRef } from 'react';
import { KeyList } from './key-list';
import styles from './keyboard-help.module.css';

/** The keys, above the page; the browser brings the focus back where it was. */
export function KeyboardDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.help} aria-labelledby="keyboard-help" onClose={onClose}>
      <h2 id="keyboard-help">Keyboard</h2>
      <KeyList />
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
