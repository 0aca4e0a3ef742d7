import { describe, expect, it } from 'vitest';
import { bestPassage, type QueryPart } from './passage';

const answer = [
  'Photosynthesis',
  'Plants turn light into sugar. Chlorophyll in the leaves takes in red and blue light. It gives back green.',
  'Water is split in the process, and oxygen is set free.',
].join('\n');

function passage(
  query: Readonly<Record<string, number>>,
  text = answer,
  title = 'Photosynthesis',
  length = 120,
) {
  const words = Object.keys(query);
  const partOf = (folded: string): QueryPart | undefined =>
    words.includes(folded) ? { word: words.indexOf(folded), weight: query[folded] as number } : undefined;
  return bestPassage(text, { partOf, title, length });
}

describe('bestPassage', () => {
  it('is the sentence that holds most of the query', () => {
    expect(passage({ oxygen: 3, light: 1 })).toBe('Water is split in the process, and oxygen is set free.');
    expect(passage({ chlorophyll: 2, light: 1 })).toBe(
      'Chlorophyll in the leaves takes in red and blue light. It gives back green.',
    );
  });

  it('takes the earlier of two that hold as much, and a word said twice for one', () => {
    expect(passage({ light: 1 })).toMatch(/^Plants turn light/);
    expect(passage({ red: 1, sugar: 1.5 }, 'Red red red. Sugar is sweet.')).toBe('Sugar is sweet.');
  });

  it('prefers a sentence to a heading that holds the same', () => {
    expect(passage({ light: 1 }, 'The light\nA leaf turns light into sugar.')).toBe(
      'A leaf turns light into sugar.',
    );
  });

  it('does not say the title again, and nothing where no sentence holds a word', () => {
    expect(passage({ photosynthesis: 1 })).toBeUndefined();
    expect(passage({ volcano: 1 })).toBeUndefined();
  });

  it('cuts a long sentence around the words that it is shown for', () => {
    const long = `${'filler word '.repeat(30)}the krebs cycle makes citrate ${'and more text '.repeat(30)}`;
    const cut = passage({ krebs: 1, citrate: 1 }, long, 'Respiration', 100) ?? '';
    expect(cut).toContain('krebs cycle makes citrate');
    expect(cut.startsWith('… ') && cut.endsWith(' …')).toBe(true);
    expect(cut.length).toBeLessThanOrEqual(104);
  });
});
