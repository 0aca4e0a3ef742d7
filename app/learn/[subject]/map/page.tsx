import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import type { SubjectRecord } from '@/lib/catalog/question-record';
import { currentLibrary } from '@/lib/library/current';
import { questionsRead } from '@/lib/library/graph-of-subject';
import type { MapGroup, SubjectMap } from '@/lib/library/subject-map';
import { countThatFits, tallest } from '@/lib/map/drawing';
import { absolute, subjectMapPath } from '@/lib/site/paths';
import { DrawnMap } from '../../../drawn-map';
import { decodePart } from '../../../parameters';
import styles from './page.module.css';

interface Props {
  readonly params: Promise<{ readonly subject: string }>;
}

async function load({ params }: Props): Promise<SubjectRecord> {
  return currentLibrary().catalog.findSubject(decodePart((await params).subject) ?? '') ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const subject = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  return {
    title: `Map of ${subject.title} · ${catalog.frame.site.name}`,
    description: `How the questions of ${subject.title} hang together.`,
    alternates: { canonical: absolute(baseUrl, subjectMapPath(subject.slug)) },
  };
}

export default async function SubjectMapPage(props: Props) {
  const subject = await load(props);
  const library = currentLibrary();
  const { site, subjects } = library.catalog.frame;
  const map = await library.subjectMap(subject.slug);
  const hue = subjectHues(subjects)[subject.slug] ?? 0;
  return (
    <Shell page="subject-map" siteName={site.name}>
      <article data-hue={hue}>
        <Leaf>
          <Breadcrumbs crumbs={subjectCrumbs(subject)} />
          <h1 className={styles.title}>Map of {subject.title}</h1>
          <p className={styles.lead}>{leadOf(map, subject)}</p>
        </Leaf>
        {map.groups.length > 0 ? (
          <>
            <GroupsDrawing {...{ subject, map, hue }} />
            <MarginSection id="groups" title="All groups">
              <ul className={styles.groups}>
                {map.groups.map((group) => (
                  <ListedGroup key={group.slug} {...{ subject, group, map }} />
                ))}
              </ul>
            </MarginSection>
          </>
        ) : null}
      </article>
    </Shell>
  );
}

/** Says what is drawn, and what is not. */
function leadOf({ groups }: SubjectMap, subject: SubjectRecord): string {
  const shown = groups.reduce((sum, { numbers }) => sum + numbers.length, 0);
  if (shown === 0) return 'No question of this subject leads to another one of it yet.';
  const count = subject.count.toLocaleString('en');
  const among =
    subject.count > questionsRead ? `, among the first ${questionsRead.toLocaleString('en')} by title` : '';
  const what =
    shown < subject.count
      ? `${shown} of ${count} questions, those that are linked most strongly${among}`
      : `All ${shown} questions`;
  return `${what}, in groups of what belongs together.`;
}

interface GroupsProps {
  readonly subject: SubjectRecord;
  readonly map: SubjectMap;
}

/** The groups as boxes that lead to their own maps, with lines between those that are tied most. */
function GroupsDrawing({ subject, map, hue }: GroupsProps & { readonly hue: number }) {
  const items = map.groups.map(({ slug, name, numbers }, number) => ({
    number,
    title: `${name} (${numbers.length})`,
    step: 1,
    href: subjectMapPath(subject.slug, slug),
    hue,
  }));
  const count = countThatFits(items, tallest.groups);
  return (
    <div className={styles.drawing}>
      <DrawnMap
        label="The groups, and which of them are tied"
        items={items.slice(0, count)}
        edges={map.edges.filter((ends) => ends.every((place) => place < count))}
      />
    </div>
  );
}

function ListedGroup({ subject, group, map }: GroupsProps & { readonly group: MapGroup }) {
  const tied = group.ties.slice(0, 3).flatMap((place) => map.groups[place] ?? []);
  return (
    <li>
      <a href={subjectMapPath(subject.slug, group.slug)}>{group.name}</a>{' '}
      <span>
        {group.numbers.length} {group.numbers.length === 1 ? 'question' : 'questions'}
        {tied.length > 0 ? `; tied to ${tied.map(({ name }) => name).join('; ')}` : ''}
      </span>
    </li>
  );
}
