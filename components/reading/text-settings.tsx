import styles from './text-settings.module.css';

const sizes = { small: 'Small', normal: 'Normal', large: 'Large', larger: 'Larger' };
const widths = { narrow: 'Narrow', normal: 'Normal', wide: 'Wide' };

/** Size and width of the answer's text, kept on this device (see reading-actions.ts). */
export function TextSettings() {
  return (
    <details className={`${styles.settings} needs-scripts`} data-text-settings="">
      <summary>Text size and width</summary>
      <Choice legend="Size" name="text-size" options={sizes} />
      <Choice legend="Line" name="text-width" options={widths} />
    </details>
  );
}

function Choice({
  legend,
  name,
  options,
}: {
  readonly legend: string;
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {Object.entries(options).map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} defaultChecked={value === 'normal'} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
