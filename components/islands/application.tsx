import type { ComponentType } from 'react';
import { type ApplicationName, applicationPath } from '@/lib/site/static-paths';

interface ApplicationProps<Props extends object> {
  readonly name: ApplicationName;
  readonly of: ComponentType<Props>;
  /** What JSON can hold. */
  readonly props: Props;
}

/**
 * The part of a page that is an application: an island with a script of its own, which other pages do not load. In
 * development there is none, and Next's scripts bring it to life.
 */
export function Application<Props extends object>({ name, of: Component, props }: ApplicationProps<Props>) {
  const site = process.env.NEXT_PUBLIC_SITE;
  return (
    <>
      {site === undefined ? null : <script type="module" src={applicationPath(site, name)} />}
      <stoa-island id={`island-${name}`} data-props={JSON.stringify(props)}>
        <Component {...props} />
      </stoa-island>
    </>
  );
}
