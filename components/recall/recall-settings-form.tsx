import { useState } from 'react';
import { defaultSettings, parseWeights, type RecallSettings } from '@/lib/study/recall/recall-settings';
import charts from './charts/charts.module.css';
import shared from './recall.module.css';
import type { RecallActions } from './recall-actions';
import styles from './recall-settings-form.module.css';

interface RecallSettingsFormProps {
  readonly settings: RecallSettings;
  readonly onChange: RecallActions['set'];
}

const retentions = [0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.95, 0.97];

/** What a reader may set of recall; each change counts at once. */
export function RecallSettingsForm({ settings, onChange }: RecallSettingsFormProps) {
  const offered = retentions.includes(settings.retention) ? retentions : [...retentions, settings.retention];
  return (
    <section className={`${shared.figure} ${styles.form}`}>
      <h2>Settings</h2>
      <label>
        Share of cards you want to know when they come up
        <select
          value={settings.retention}
          onChange={({ currentTarget }) => onChange('retention', Number(currentTarget.value))}
        >
          {offered.map((share) => (
            <option key={share} value={share}>{`${Math.round(share * 100)} %`}</option>
          ))}
        </select>
      </label>
      <Limit
        name="New cards a day"
        value={settings.newPerDay}
        onChange={(value) => onChange('newPerDay', value)}
      />
      <Limit
        name="Reviews a day"
        value={settings.duePerDay}
        onChange={(value) => onChange('duePerDay', value)}
      />
      <label>
        Definitions and numbered steps of answers become cards of their own
        <input
          type="checkbox"
          checked={settings.hasParts}
          onChange={({ currentTarget }) => onChange('hasParts', currentTarget.checked)}
        />
      </label>
      <Weights settings={settings} onChange={onChange} />
    </section>
  );
}

function Limit({
  name,
  value,
  onChange,
}: {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <label>
      {name}
      <input
        type="number"
        inputMode="numeric"
        min="0"
        max="9999"
        defaultValue={value}
        onBlur={({ currentTarget }) => {
          const written = currentTarget.valueAsNumber;
          if (Number.isFinite(written) && written !== value)
            onChange(Math.min(9999, Math.max(0, Math.round(written))));
        }}
      />
    </label>
  );
}

/** The parameters of the scheduler, for who had them fitted to their reviews by another program. */
function Weights({ settings, onChange }: RecallSettingsFormProps) {
  const [written, setWritten] = useState(settings.weights.join(', '));
  const parsed = parseWeights(written);
  return (
    <details className={charts.table}>
      <summary>Parameters of the scheduler (FSRS-6)</summary>
      <label>
        21 numbers, as programs give them that fit them to reviews
        <textarea
          rows={4}
          value={written}
          aria-invalid={parsed === undefined}
          onInput={({ currentTarget }) => setWritten(currentTarget.value)}
        />
      </label>
      <p className={shared.choices}>
        <button
          type="button"
          className={shared.button}
          disabled={parsed === undefined}
          onClick={() => parsed && onChange('weights', parsed)}
        >
          Use these
        </button>
        <button
          type="button"
          className={shared.button}
          onClick={() => {
            setWritten(defaultSettings.weights.join(', '));
            onChange('weights', defaultSettings.weights);
          }}
        >
          Back to the usual ones
        </button>
      </p>
    </details>
  );
}
