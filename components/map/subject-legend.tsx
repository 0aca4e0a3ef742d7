import styles from './subject-legend.module.css';

interface SubjectLegendProps {
  readonly subjects: readonly { readonly slug: string; readonly title: string; readonly hue: number }[];
}

/** Which color is which subject. */
export function SubjectLegend({ subjects }: SubjectLegendProps) {
  return (
    <ul className={styles.legend} aria-label="Subjects by color">
      {subjects.map(({ slug, title, hue }) => (
        <li key={slug} data-hue={hue}>
          {title}
        </li>
      ))}
    </ul>
  );
}
