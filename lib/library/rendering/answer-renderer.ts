import { isOutOfMemory } from '@/lib/concurrency/open-threads';
import { TookTooLong } from '@/lib/concurrency/run-within';
import { SemaphoreFull } from '@/lib/concurrency/semaphore';
import { createShare } from '@/lib/concurrency/share';
import { partsOfAnswer } from '@/lib/markdown/render/answer-parts';
import { plainAnswer } from '@/lib/markdown/render/plain-answer';
import type { RenderedAnswer } from '@/lib/markdown/render/render-answer';
import { plainTaken } from '@/lib/markdown/render/taken/plain-taken';
import { excessOfAnswer } from '@/lib/markdown/scan/bounds/answer-excess';
import { openPlainAnswers } from './plain-answers';
import { createRenderPlaces } from './render-places';
import type { RenderTask } from './render-task';
import { fromSources, openRenderThreads, type RenderProgram, usualThreads } from './render-threads';

const timeLimitMs = 2000;
/** A machine that is busy makes every answer slow: it is tried once more, with more time and without colors of code. */
const secondTimeLimitMs = 4000;
/**
 * What ran out of time proves that it would again only where its thread worked for this part of it: then it is not tried
 * any more. A sound answer takes a tenth of a second's work, and a machine that is busy makes that no more.
 */
const provingPart = 0.5;
/** Answers that may wait for a thread; beyond, the site says it is busy rather than fall behind without end. */
const waitingAnswers = 500;
/** And for their second try, which is one at a time; beyond, an answer comes as plain text, and is made anew later. */
const waitingRetries = 8;

/** What is to be known of an answer beside its Markdown. */
export type RenderedBeside = Pick<RenderTask, 'links' | 'files' | 'title' | 'lines' | 'macros' | 'form'>;

export interface AnswerRenderer {
  /**
   * Sanitized HTML; plain text, never nothing, where the answer took too long or too much memory, twice.
   * @param of.name what the answer is called in the log
   * @throws SemaphoreFull where too many answers wait already
   */
  render(markdown: string, of?: RenderedBeside & { readonly name?: string }): Promise<RenderedAnswer>;
  close(): Promise<void>;
}

export interface RendererOptions {
  readonly siteOrigin: string;
  readonly onFailure: (reason: string) => void;
  /** For the first try; 2 s by default. */
  readonly timeLimitMs?: number;
  /** For the second; 4 s. */
  readonly secondTimeLimitMs?: number;
  /** What the threads run; their sources by default. */
  readonly program?: RenderProgram;
  /** The file of the answers that are not tried any more; none by default. */
  readonly plainAnswers?: string;
}

const share = createShare<AnswerRenderer>();

/**
 * The renderer of a site, one for all snapshots of its content that are open at a time: its threads take seconds to
 * start. It ends when the last of them closes it.
 */
export function shareAnswerRenderer(options: RendererOptions): AnswerRenderer {
  const { value, leave } = share(options.siteOrigin, () => createAnswerRenderer(options));
  return { render: value.render, close: leave };
}

/**
 * Renders answers in threads that are stopped past their time or their memory: Markdown has no bounds of its own, and one
 * answer must not hold up the others. One thread is left to clients of whose answers none is being rendered; second
 * tries have a thread of their own, without colors of code.
 */
function createAnswerRenderer(options: RendererOptions): AnswerRenderer {
  const { siteOrigin, onFailure, program = fromSources } = options;
  const shared = { program, onError: onFailure };
  const threads = openRenderThreads(usualThreads(), shared);
  const seconds = openRenderThreads(1, { ...shared, isOnDemand: true, isCodePlain: true });
  const first = createRenderPlaces(threads, {
    limitMs: options.timeLimitMs ?? timeLimitMs,
    reserved: 1,
    waiting: waitingAnswers,
  });
  const second = createRenderPlaces(seconds, {
    limitMs: options.secondTimeLimitMs ?? secondTimeLimitMs,
    reserved: 0,
    waiting: waitingRetries,
  });
  const known = openPlainAnswers(options.plainAnswers, { renderer: program.fingerprint, log: onFailure });
  const warm = Promise.all(threads.map((thread) => thread.warm()));
  let isClosed = false;
  const fail = async (failures: readonly unknown[], { markdown, form, name }: Failing) => {
    const reason = reasonOf(failures);
    // What ends because it is closed on purpose is no failure.
    if (isClosed) return plain({ markdown, form }, reason, { isLesser: true });
    const isCertain = failures.every(provesItself);
    if (isCertain) await known.add(markdown);
    onFailure(
      `an answer was not rendered: ${name}: ${reason}${isCertain ? '; it is shown as plain text until it changes' : ''}`,
    );
    return plain({ markdown, form }, reason, { isLesser: !isCertain });
  };
  return {
    async render(markdown, { name = 'a text', ...beside } = {}) {
      const excess = excessOfAnswer(markdown);
      if (excess !== undefined) return plain({ markdown, form: beside.form }, excess);
      if (await known.has(markdown))
        return plain({ markdown, form: beside.form }, 'it took too long, or too much memory');
      await warm;
      const task = { markdown, siteOrigin, ...beside };
      try {
        return await first.render(task);
      } catch (early) {
        if (early instanceof SemaphoreFull) throw early;
        try {
          return { ...(await second.render(task)), isLesser: true };
        } catch (late) {
          return fail([early, late], { markdown, form: beside.form, name });
        }
      }
    },
    async close() {
      isClosed = true;
      await Promise.all([...threads, ...seconds].map((thread) => thread.close()));
    },
  };
}

type Plain = Pick<RenderTask, 'markdown' | 'form'>;
type Failing = Plain & { readonly name: string };

/** Whether a failure says something of the answer, whatever else the machine did meanwhile. */
function provesItself(failure: unknown): boolean {
  if (isOutOfMemory(failure)) return true;
  if (!(failure instanceof TookTooLong)) return false;
  return (failure.workedMs ?? 0) >= failure.limitMs * provingPart;
}

function reasonOf(failures: readonly unknown[]): string {
  return failures
    .map((failure) => (failure instanceof Error ? failure.message : String(failure)))
    .join(', then ');
}

function plain({ markdown, form }: Plain, message: string, { isLesser = false } = {}): RenderedAnswer {
  const diagnostics = [{ kind: 'too-large', source: '', message }] as const;
  const html = form ? plainTaken(markdown, form.kind) : plainAnswer(markdown);
  return { html, css: '', headings: [], points: [], diagnostics, isLesser, parts: partsOfAnswer(html) };
}
