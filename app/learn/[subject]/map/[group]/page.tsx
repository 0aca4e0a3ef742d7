import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Island } from '@/components/islands/island';
import { QuestionList } from '@/components/question/question-list';
import { ReadingIsland } from '@/components/reading/reading-island';
import { Breadcrumbs, subjectCrumbs } from '@/components/site/breadcrumbs';
import { Leaf, MarginSection } from '@/components/site/leaf';
import { Shell } from '@/components/site/shell';
import { subjectHues } from '@/components/site/subject-hues';
import { currentLibrary } from '@/lib/library/current';
import { countThatFits, tallest } from '@/lib/map/drawing';
import { absolute, mapPath, questionAddress, subjectMapPath, topicPath } from '@/lib/site/paths';
import { DrawnMap } from '../../../../drawn-map';
import { decodePart } from '../../../../parameters';
import styles from '../page.module.css';

const tiesShown = 4;

interface Props {
  readonly params: Promise<{ readonly subject: string; readonly group: string }>;
}

async function load({ params }: Props) {
  const asked = await params;
  const library = currentLibrary();
  const subject = library.catalog.findSubject(decodePart(asked.subject) ?? '') ?? notFound();
  const map = await library.subjectMap(subject.slug);
  const group = map.groups.find(({ slug }) => slug === decodePart(asked.group)) ?? notFound();
  return { subject, map, group };
}

type Loaded = Awaited<ReturnType<typeof load>>;

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { subject, group } = await load(props);
  const { catalog, baseUrl } = currentLibrary();
  return {
    title: `${group.name}: map of ${subject.title} · ${catalog.frame.site.name}`,
    // It holds no more than the lists do, in another form.
    robots: { index: false, follow: true },
    alternates: { canonical: absolute(baseUrl, subjectMapPath(subject.slug, group.slug)) },
  };
}

export default async function GroupMapPage(props: Props) {
  const { subject, map, group } = await load(props);
  const { catalog } = currentLibrary();
  const { site, subjects } = catalog.frame;
  const hues = subjectHues(subjects);
  const mapCrumb = { name: 'Map', path: subjectMapPath(subject.slug) };
  return (
    <Shell page="group-map" siteName={site.name}>
      <article data-hue={hues[subject.slug]}>
        <Leaf>
          <Breadcrumbs crumbs={[...subjectCrumbs(subject), mapCrumb]} />
          <h1 className={styles.title}>{group.name}</h1>
        </Leaf>
        <QuestionsDrawing group={group} hue={hues[subject.slug] ?? 0} />
        <Leads {...{ subject, map, group }} />
        <MarginSection id="list" title={`${group.numbers.length} questions`}>
          <QuestionList
            questions={group.numbers.map((number) => catalog.record(number))}
            hues={hues}
            isBrief
          />
        </MarginSection>
      </article>
      <Island name="reading" of={ReadingIsland} />
    </Shell>
  );
}

/** As many of the group's questions as there is room for; each leads to its own map. */
function QuestionsDrawing({ group, hue }: Pick<Loaded, 'group'> & { readonly hue: number }) {
  const { catalog, capabilities } = currentLibrary();
  const hrefOf = capabilities.hasQuestionTails ? mapPath : questionAddress;
  const items = group.numbers.map((number) => {
    const record = catalog.record(number);
    return { number, title: record.question, step: 1, href: hrefOf(record), hue };
  });
  const count = countThatFits(items, tallest.groups);
  return (
    <div className={styles.drawing}>
      <DrawnMap
        label={`Questions on ${group.name}`}
        items={items.slice(0, count)}
        edges={group.edges.filter((ends) => ends.every((place) => place < count))}
      />
    </div>
  );
}

/** Where a group leads on: to the groups that it is tied to, and to all questions of its topics. */
function Leads({ subject, map, group }: Loaded) {
  const { catalog } = currentLibrary();
  const topics = group.topics.flatMap((slug) => catalog.topics.find(slug) ?? []);
  return (
    <p className={styles.leads}>
      {group.ties.slice(0, tiesShown).flatMap((place) => {
        const tied = map.groups[place];
        return tied ? (
          <a key={tied.slug} href={subjectMapPath(subject.slug, tied.slug)}>
            tied to {tied.name}
          </a>
        ) : (
          []
        );
      })}
      {topics.map(({ slug, name, count }) => (
        <a key={slug} href={topicPath(slug)}>
          {count.toLocaleString('en')} questions on {name}
        </a>
      ))}
    </p>
  );
}
