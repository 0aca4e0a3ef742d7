import { checkQuizzes } from '../quiz/check-quiz';

// A quiz acts on the HTML that was sent, and needs no component.
checkQuizzes(document);
