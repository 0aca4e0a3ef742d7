import { isSlug } from '@/lib/text/slug';

/** Whether a text is a question path, `subject/slug`: what comes from a file or a link becomes an address. */
export function isQuestionPath(text: string): boolean {
  const parts = text.split('/');
  return parts.length === 2 && parts.every(isSlug);
}

export function partsOfPath(path: string): { readonly subject: string; readonly slug: string } {
  const at = path.indexOf('/');
  return { subject: path.slice(0, at), slug: path.slice(at + 1) };
}
