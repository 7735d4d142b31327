'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { PlaceCount } from './place-count';
import type { Place } from './places';

interface PlaceLinkProps {
  readonly place: Place;
  readonly isHere: boolean;
  readonly className: string;
}

/**
 * The way to a place. Its page is fetched when somebody points at the link or reaches it by keyboard:
 * fetched with the page that holds it, seven pages stood in the way of the one that is looked at.
 */
export function PlaceLink({ place, isHere, className }: PlaceLinkProps): ReactNode {
  const { prefetch } = useRouter();
  const { path, name } = place;
  const fetchPage = () => {
    if (!isHere) {
      prefetch(path);
    }
  };
  return (
    <Link
      href={path}
      prefetch={false}
      aria-current={isHere ? 'page' : undefined}
      className={className}
      onPointerEnter={fetchPage}
      onFocus={fetchPage}
    >
      {name}
      <PlaceCount path={path} />
    </Link>
  );
}
