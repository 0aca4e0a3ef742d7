import { citationFile } from '../cite-file';
import type { QuestionParams } from '../cited';

export const dynamic = 'force-dynamic';

export function GET(_: Request, params: QuestionParams): Promise<Response> {
  return citationFile('bib', params);
}
