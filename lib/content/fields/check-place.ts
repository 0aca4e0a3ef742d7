import type { FilePlace } from '@/lib/content/file-place';
import { pathOfAddress } from '@/lib/content/question-address';
import type { FrontMatterFields } from '@/lib/content/question-schema';
import type { Report } from './report';

/** The path counts; a `file_name` or `url` that says something else is named with both. */
export function checkPlace(fields: FrontMatterFields, place: FilePlace, report: Report): void {
  const fileName = place.file.slice(place.file.lastIndexOf('/') + 1).normalize('NFC');
  if (fields.file_name !== undefined && fields.file_name !== fileName) {
    report(
      'error',
      'file-name',
      'file_name',
      `says ${fields.file_name}, but the file is ${fileName}`,
      'make both the same',
    );
  }
  const path = `${place.subject}/${place.slug}`;
  if (fields.url !== undefined && pathOfAddress(fields.url) !== path) {
    const expected = `/learn/${place.subject}/questions/${place.slug}`;
    report(
      'error',
      'url',
      'url',
      `says ${fields.url}, but the file stands at ${expected}`,
      'make both the same',
    );
  }
}
