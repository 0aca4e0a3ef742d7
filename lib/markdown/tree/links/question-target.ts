/** Longest address that is looked at. */
const maxLength = 600;
const scheme = /^[a-z][a-z\d+.-]*:/i;

/**
 * Whether the address of a link means a question of the library: one in double brackets, a file beside the answer's own, or
 * the address of a page, of whatever host. What is a question and what is not the whole library decides.
 */
export function namesQuestion(url: string): boolean {
  if (url.length > maxLength || /[\p{Cc}\\]/u.test(url)) return false;
  if (url.startsWith('[[')) return url.endsWith(']]');
  const address = url.replace(/[?#].*$/s, '');
  if (/^(?:https?:\/\/[^/]+)?\/learn\/[^/]+\/questions\/[^/]+\/?$/.test(address)) return true;
  if (address === '' || address.startsWith('//') || scheme.test(address)) return false;
  const isRooted = address.startsWith('/');
  const extension = /\.([a-z\d]{1,8})$/i.exec(address)?.[1]?.toLowerCase();
  if (extension !== undefined) return extension === 'md' || extension === 'markdown';
  return !isRooted && /^[^/]+(?:\/[^/]+)*$/.test(address) && /\p{L}/u.test(address);
}
