/** More of an answer was measured to tell a model no more of what a question is about. */
const answerCharacters = 200;

/** What a model is given of a question: its wording, and how its answer begins. */
export function textOfDocument(title: string, answerPlainText: string): string {
  const answer = answerPlainText
    .slice(0, answerCharacters * 2)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, answerCharacters);
  return answer === '' ? title : `${title} ${answer}`;
}
