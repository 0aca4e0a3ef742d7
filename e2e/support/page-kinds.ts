import { isExport, librarySite } from './sites';

const allKinds = [
  ['home', '/'],
  ['subjects', '/learn'],
  ['subject', '/learn/mathematics'],
  ['subject, newest first', '/learn/mathematics/newest'],
  ['question with mathematics', '/learn/mathematics/questions/what-is-bayes-theorem-and-how-do-you-use-it'],
  ['question with code', '/learn/computer-science/questions/how-does-a-hash-table-work'],
  ['question with contents', '/learn/psychology/questions/why-do-we-forget'],
  ['question with a long title', `${librarySite}/learn/economics/questions/a-title-that-goes-on`],
  ['map of a question', '/learn/psychology/questions/why-do-we-forget/map'],
  ['map of a subject', '/learn/biology/map'],
  ['map of a group', '/learn/biology/map/evolution'],
  ['topics of a subject', '/topics/in/biology'],
  ['narrowed list', '/learn/biology?filter=cell'],
  ['citations', '/learn/psychology/questions/why-do-we-forget/cite'],
  ['quiz', '/learn/chemistry/questions/what-is-ph-and-how-do-you-calculate-it/quiz?chosen=2'],
  ['question with a quiz', '/learn/physics/questions/what-is-the-difference-between-mass-and-weight'],
  ['review', '/review'],
  ['offline', '/offline'],
  ['what takes away what is kept offline', '/offline/remove'],
  ['sheet', '/sheet?subject=psychology&path=0&form=summary'],
  ['topics', '/topics'],
  ['topic', '/topics/probability'],
  [
    'two answers',
    '/compare?a=biology/how-does-dna-copy-itself&b=biology/what-is-the-difference-between-mitosis-and-meiosis',
  ],
  ['comparing', '/compare'],
  ['search with results', '/search?q=memory'],
  ['search without results', '/search?q=zzyzx'],
  ['search without words', '/search'],
  ['about', '/about'],
  ['shelf', '/shelf'],
  ['unknown address', '/learn/none'],
] as const;

/** What a server makes for each request. */
const ofServer = /^\/(?:compare|sheet)|\/quiz\?|filter=/;

/** One page of every kind there is; an export has none that a server would have to make. */
export const pageKinds = allKinds.filter(([, path]) => !isExport || !ofServer.test(path));
