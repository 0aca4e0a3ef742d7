import { checkQuizzes } from './check-quiz';

/** The script of pages with a quiz. */
checkQuizzes(document);
