import { renderAnswer } from '@/lib/markdown/render-answer';

/** What the pool's threads run: one answer, to HTML. */
export default function render(task: { readonly markdown: string; readonly siteOrigin: string }) {
  return renderAnswer(task.markdown, { siteOrigin: task.siteOrigin });
}
