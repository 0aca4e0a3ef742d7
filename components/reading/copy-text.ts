/**
 * Copies a text; the clipboard is only there on https, and a school's own server often has none.
 * @returns whether it was copied
 */
export async function copyText(text: string, page: Document): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const focused = page.activeElement;
    const field = page.createElement('textarea');
    field.value = text;
    field.className = 'sr-only';
    page.body.append(field);
    field.select();
    const isCopied = page.execCommand('copy');
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
    return isCopied;
  }
}
