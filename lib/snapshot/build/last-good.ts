import path from 'node:path';
import { type AnswerWriter, openAnswers, packAnswer } from '@/lib/catalog/answer-store';
import { catalogFiles } from '@/lib/catalog/catalog-files';
import type { PreviousSnapshot } from './build-state';
import { type PreviousFile, withAnswerAt } from './previous-file';
import type { LastGood } from './read/take-in';

/** By what an earlier build left; the answers are copied. What of it is damaged is as if it were not there. */
export function openLastGood(
  previous: PreviousSnapshot | undefined,
  answers: AnswerWriter,
): LastGood & { close(): Promise<void> } {
  let known: ReadonlyMap<string, PreviousFile> | undefined;
  let reading: ReturnType<typeof openAnswers> | undefined;
  const find = (file: string) => {
    known ??= new Map(previous?.state.files.map((file) => [file.file, file]));
    return known.get(file);
  };
  return {
    async of(file) {
      const found = find(file);
      if (previous === undefined || found?.entry === undefined) return undefined;
      const { entry, references } = found;
      try {
        reading ??= openAnswers(path.join(previous.folder, catalogFiles.answers));
        const answer = await (await reading).read(entry.answerPlace);
        const place = await answers.append(packAnswer(answer));
        return { entry: withAnswerAt(entry, place), references };
      } catch {
        return undefined;
      }
    },
    close: async () => (await reading?.catch(() => undefined))?.close(),
  };
}
