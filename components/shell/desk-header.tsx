'use client';

import type { ReactNode } from 'react';
import { DeskMark } from '@/components/ui/desk-mark';
import { AutomaticSwitch } from './automatic-switch';
import { KillControl } from './kill-control';
import { Lamps } from './lamps';
import { PaletteButton } from './palette-button';
import { PersonMenu } from './person-menu';
import { PlaceLink } from './place-link';
import { places } from './places';
import { PlacesMenu } from './places-menu';

/** Name, places, lamps, automatic execution, and the way to stop everything. */
interface DeskHeaderProps {
  readonly place: string;
  /** What a place puts there for itself, such as its workspaces. */
  readonly own?: ReactNode;
}

export function DeskHeader({ place, own }: DeskHeaderProps): ReactNode {
  return (
    <div className="flex h-[46px] flex-none items-center gap-3 border-b border-line bg-panel px-3 max-sm:gap-1.5 max-sm:px-2">
      <span className="max-sm:hidden">
        <DeskMark />
      </span>
      <Places place={place} />
      <div className={hasMany ? 'min-[1401px]:hidden' : 'lg:hidden'}>
        {/* Another place closes it. */}
        <PlacesMenu key={place} place={place} />
      </div>
      {own}
      <div className="min-w-0 flex-1" />
      <PaletteButton />
      <Lamps />
      <AutomaticSwitch />
      <PersonMenu />
      <KillControl />
    </div>
  );
}

/** More than fit beside everything else on a usual screen. */
const hasMany = places.length > 4;

function Places({ place }: { readonly place: string }): ReactNode {
  return (
    <nav
      aria-label="Places"
      className={`flex min-w-0 gap-0.5 ${hasMany ? 'max-[1400px]:hidden' : 'max-lg:hidden'}`}
    >
      {places.map((one) => (
        <PlaceLink
          key={one.path}
          place={one}
          isHere={one.path === place}
          className="rounded-desk px-2 py-1.5 text-[13px] whitespace-nowrap text-soft transition-colors duration-(--quick) hover:text-text aria-[current=page]:bg-raised aria-[current=page]:font-semibold aria-[current=page]:text-text"
        />
      ))}
    </nav>
  );
}
