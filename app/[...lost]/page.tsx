import { notFound } from 'next/navigation';

/** Every address that is no page; the front asks for it by the name of /lost. */
export default function LostPage(): never {
  notFound();
}
