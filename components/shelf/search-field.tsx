interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Searches what a part of the shelf shows, as one types. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <label>
      <span className="sr-only">{label}</span>
      <input
        type="search"
        className="study-field"
        placeholder={label}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}
