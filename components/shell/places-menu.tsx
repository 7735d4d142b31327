'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Popover } from '@/components/ui/popover';
import { PlaceLink } from './place-link';
import { places } from './places';

/** Where there is no room for all places side by side: where one is, and the others below it. */
export function PlacesMenu({ place }: { readonly place: string }): ReactNode {
  const here = places.find(({ path }) => path === place);
  return (
    <Popover
      title="Places"
      align="start"
      className="w-[190px]"
      trigger={
        <button
          type="button"
          aria-label={`Places, now ${here?.name ?? 'elsewhere'}`}
          className="flex h-[30px] flex-none items-center gap-1.5 rounded-desk border border-line bg-raised px-2.5 font-semibold hover:bg-hover"
        >
          {here?.name ?? 'Places'}
          <ChevronDown aria-hidden="true" size={12} />
        </button>
      }
    >
      <nav aria-label="Places" className="grid gap-0.5">
        {places.map((one) => (
          <PlaceLink
            key={one.path}
            place={one}
            isHere={one.path === place}
            className="rounded-desk px-2.5 py-2 text-[13px] text-soft hover:bg-hover hover:text-text aria-[current=page]:bg-raised aria-[current=page]:font-semibold aria-[current=page]:text-text"
          />
        ))}
      </nav>
    </Popover>
  );
}
