import type { ComponentType, HTMLAttributes } from 'react';
// Its type alone: with its value every page would have the rules of all islands.
import type { islands } from './registry';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'stoa-island': HTMLAttributes<HTMLElement> & { readonly 'data-props'?: string | undefined };
    }
  }
}

type Islands = typeof islands;
type PropsOf<Name extends keyof Islands> = Parameters<Islands[Name]> extends [infer Props] ? Props : object;

interface IslandProps<Name extends keyof Islands> {
  readonly name: Name;
  /** The component of that name in the registry. */
  readonly of: Islands[Name];
  /** What JSON can hold. */
  readonly props?: PropsOf<Name>;
}

/**
 * The root of a component that acts. It has an element of its own, which generates no box: nothing else of the page has to
 * be known to the script that brings it to life. An element of no name that HTML knows may stand in a paragraph as well as
 * around a form.
 */
export function Island<Name extends keyof Islands>({ name, of, props }: IslandProps<Name>) {
  const Component = of as ComponentType<object>;
  const given = props as object | undefined;
  return (
    <stoa-island id={`island-${name}`} data-props={given && JSON.stringify(given)}>
      <Component {...given} />
    </stoa-island>
  );
}
