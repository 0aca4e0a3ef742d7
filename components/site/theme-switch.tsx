'use client';

import { useEffect, useState } from 'react';
import { themeStorageKey } from './storage-keys';
import styles from './theme-switch.module.css';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
const labels: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

/** Steps through system, light and dark, and remembers the choice on this device. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => setTheme(storedTheme()), []);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const change = () => {
    setTheme(next);
    applyTheme(next);
  };
  return (
    <button
      type="button"
      className={`${styles.switch} needs-scripts`}
      onClick={change}
      aria-label={`Colors: ${labels[theme]}. Change to ${labels[next]}`}
      title={`Colors: ${labels[theme]}`}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        {theme === 'light' ? null : <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />}
        {theme === 'dark' ? <path d="M10 2.75a7.25 7.25 0 0 0 0 14.5z" fill="currentColor" /> : null}
      </svg>
    </button>
  );
}

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(themeStorageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(themeStorageKey);
    else localStorage.setItem(themeStorageKey, theme);
  } catch {
    // Storage is off: the choice holds for this page.
  }
}
