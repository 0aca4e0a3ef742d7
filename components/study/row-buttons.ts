import styles from './save-button.module.css';

/** Marks lists whose rows each link to a question. */
export const rowsMark = 'data-rows';

/** Gives each row of the lists of questions a button that saves it: only scripts can, so no page is sent with them. */
export function addSaveButtons(page: ParentNode): void {
  for (const link of page.querySelectorAll(`[${rowsMark}]>li>a`)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `${styles.save} no-print`;
    button.dataset.tool = 'save';
    button.textContent = 'Save';
    button.setAttribute('aria-label', `Save “${link.textContent}”`);
    link.after(button);
  }
}
