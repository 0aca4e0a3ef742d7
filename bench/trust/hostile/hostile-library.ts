import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const inSubject = 60;

/** Where the question with an input stands, `subject/slug`. */
export function placeOf(n: number): { readonly subject: string; readonly slug: string } {
  return { subject: `subject-${Math.floor(n / inSubject)}`, slug: `input-${n}` };
}

/** Writes a library in which each input is the answer of one question, and stands in every other field of questions beside it. */
export async function writeHostileLibrary(folder: string, inputs: readonly string[]): Promise<void> {
  const at = (n: number) => inputs[n % inputs.length] ?? '';
  for (const [n, input] of inputs.entries()) {
    const { subject, slug } = placeOf(n);
    await mkdir(path.join(folder, subject), { recursive: true });
    const fields = {
      id: at(n + 11),
      date: n % 5 === 0 ? at(n + 12) : '2026-01-31',
      date_format: n % 3 === 0 ? at(n + 13).slice(0, 60) : 'MMM DD, YYYY',
      post_on_text: at(n + 14).slice(0, 60),
      language: at(n + 15).slice(0, 40),
      question: `${at(n + 1)} ${n}`,
      seo: { page_description: at(n + 2), page_keywords: `${at(n + 3)}, shared ${n % 7}, ${at(n + 4)}` },
      author: at(n + 5),
      subject: at(Math.floor(n / inSubject) * 3 + 6).slice(0, 120),
      canonical: at(n + 8),
      answer: `Words before. ${input}\\n\\nA word${n} after.`,
      related_article1: { title: at(n + 9), url: at(n + 10) },
      related_article2: { title: at(n + 9), url: addressOf((n * 7 + 1) % inputs.length) },
    };
    // What is JSON is YAML.
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    await writeFile(path.join(folder, subject, `${slug}.md`), `---\n${lines.join('\n')}\n---\n`);
  }
  const quoted = (n: number) => JSON.stringify(at(n));
  await writeFile(
    path.join(folder, 'site.yml'),
    `name: ${JSON.stringify(at(20).slice(0, 60))}\ntagline: ${quoted(21)}\ndescription: ${quoted(22)}\nprovenance: ${quoted(23)}\n`,
  );
  await writeFile(
    path.join(folder, 'subject-1', 'subject.md'),
    `---\ntitle: ${JSON.stringify(at(40).slice(0, 60))}\ndescription: ${quoted(41)}\n---\n${at(42)}\n`,
  );
}

export function addressOf(n: number): string {
  const { subject, slug } = placeOf(n);
  return `/learn/${subject}/questions/${slug}`;
}
