import styles from './save-button.module.css';

/** Saves the question that its row links to; what it does is loaded when it is pressed (components/study/page-study.tsx). */
export function SaveButton({ title }: { readonly title: string }) {
  return (
    <button
      type="button"
      className={`${styles.save} needs-scripts no-print`}
      data-tool="save"
      aria-label={`Save “${title}”`}
    >
      Save
    </button>
  );
}
