import type { ReactNode } from 'react';

/** The name of the product with its sign: three candles. */
export function DeskMark(): ReactNode {
  return (
    <span className="flex flex-none items-center gap-2 text-[15px] font-bold tracking-[-0.01em]">
      <svg aria-hidden="true" viewBox="0 0 20 20" className="size-[18px]">
        <rect width="20" height="20" rx="5" className="fill-accent" />
        <g className="stroke-accent-ink" strokeWidth="1.3" strokeLinecap="round" opacity=".55">
          <path d="M5.8 5v10M10 3.6v12.4M14.2 6.2v8.4" />
        </g>
        <g className="fill-accent-ink">
          <rect x="4.4" y="7.4" width="2.8" height="5" rx=".6" />
          <rect x="8.6" y="5.6" width="2.8" height="6.8" rx=".6" />
          <rect x="12.8" y="8.8" width="2.8" height="3.8" rx=".6" />
        </g>
      </svg>
      Desk
    </span>
  );
}
