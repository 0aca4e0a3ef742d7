import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import { formulaStylesPath, partStylesPath } from '@/lib/site/static-paths';
import { directionOf } from '@/lib/text/direction';

/** Sanitized HTML with the style rules it needs: the only place where HTML that was text enters a page. */
export function RenderedAnswerHtml({
  answer,
  className = '',
  language,
}: {
  readonly answer: RenderedAnswer;
  readonly className?: string | undefined;
  /** A language tag, where the answer is not in the language of the page. */
  readonly language?: string | undefined;
}) {
  return (
    <>
      <AnswerRules answer={answer} />
      <div
        lang={language}
        dir={directionOf(language)}
        className={`prose ${className}`}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitized by lib/markdown
        dangerouslySetInnerHTML={{ __html: answer.html }}
      />
      {answer.hasFormulas ? <script async src="/copy-formulas.js" /> : null}
    </>
  );
}

/** The style rules of an answer alone. */
export function AnswerRules({ answer }: { readonly answer: RenderedAnswer }) {
  const site = process.env.NEXT_PUBLIC_SITE;
  return (
    <>
      {site !== undefined && answer.hasFormulas ? (
        <link rel="stylesheet" href={formulaStylesPath(site)} precedence="page" />
      ) : null}
      {site === undefined
        ? null
        : answer.parts?.map((part) => (
            <link key={part} rel="stylesheet" href={partStylesPath(site, part)} precedence="page" />
          ))}
      {answer.css ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: rules of our own making, allowed by their hash
        <style data-answer="" dangerouslySetInnerHTML={{ __html: answer.css }} />
      ) : null}
    </>
  );
}
