import { fileStyles } from '@/lib/citations/styles';
import { citedToday, findQuestion, type QuestionParams } from './cited';

/** The citation of a question as a file of one format. */
export async function citationFile(id: 'bib' | 'ris' | 'json', params: QuestionParams): Promise<Response> {
  const question = await findQuestion(params);
  const style = fileStyles.find((known) => known.id === id);
  if (!question || !style) return new Response('There is no such question.\n', { status: 404 });
  return new Response(style.write(citedToday(question)), {
    headers: { 'Content-Type': `${style.mediaType}; charset=utf-8` },
  });
}
