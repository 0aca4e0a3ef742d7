import { type RenderOptions, renderAnswer } from '@/lib/markdown/render-answer';

export interface RenderTask extends RenderOptions {
  readonly markdown: string;
}

/** What the pool's threads run: one answer, to HTML. */
export default function render({ markdown, ...options }: RenderTask) {
  return renderAnswer(markdown, options);
}
