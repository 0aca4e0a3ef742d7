import { type SheetForm, type SheetRange, sheetForms, sheetPath, sheetQuery } from '@/lib/site/sheet-address';
import styles from './sheet.module.css';

/** Chooses the form of a sheet, without scripts too, and prints it. */
export function SheetTools({ range, form }: { readonly range: SheetRange; readonly form: SheetForm }) {
  return (
    <form action={sheetPath} className={`${styles.tools} no-print`}>
      {[...sheetQuery(range)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset>
        <legend>The sheet shows</legend>
        {Object.entries(sheetForms).map(([value, label]) => (
          <label key={value}>
            <input type="radio" name="form" value={value} defaultChecked={value === form} />
            {label}
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit">Show it so</button>
        <button type="button" className="needs-scripts" data-tool="print">
          Print
        </button>
      </p>
    </form>
  );
}
