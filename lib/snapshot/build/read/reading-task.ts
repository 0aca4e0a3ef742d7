import { carryingErrors } from '@/lib/concurrency/carried-errors';
import * as read from './read-some';

/** What the threads of a build run, by the names that it has in theirs. */
export const readSomeFiles = carryingErrors(read.readSomeFiles);
export const readSomeWords = carryingErrors(read.readSomeWords);
