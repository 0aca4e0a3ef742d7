/** The keys that do something, for the About page and for the help that Shift+? opens. */
export function KeyList() {
  return (
    <ul>
      <li>
        <kbd>Ctrl</kbd> <kbd>K</kbd>, <kbd>⌘</kbd> <kbd>K</kbd> or <kbd>/</kbd> brings the cursor to the
        search box.
      </li>
      <li>
        <kbd>↓</kbd> <kbd>↑</kbd> choose a result, <kbd>Enter</kbd> opens it, with <kbd>Ctrl</kbd> or{' '}
        <kbd>⌘</kbd> in a new tab. With nothing chosen, <kbd>Enter</kbd> shows all results.
      </li>
      <li>
        <kbd>Esc</kbd> closes the list, then clears the box.
      </li>
      <li>
        <kbd>?</kbd> shows these keys.
      </li>
    </ul>
  );
}
