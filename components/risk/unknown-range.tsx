'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useFeed } from '@/components/feed/use-feed';
import { Figure } from '@/components/ui/figures';
import { StatusMark } from '@/components/ui/status-mark';

/** What exposure may be while orders are unknown; nothing while every order is accounted for. */
export function UnknownRange(): ReactNode {
  const unknown = useFeed((values) => values.account?.unknown);
  if (unknown === undefined) {
    return null;
  }
  const { orders, grossExposureLow, grossExposureHigh } = unknown;
  return (
    <p
      role="status"
      className="flex flex-none items-baseline gap-x-2.5 border-b border-line-soft bg-warn-ground px-3 py-2"
    >
      <StatusMark shape="diamond" tone="warn" />
      <span className="min-w-0 flex-1">
        Gross exposure{' '}
        <strong>
          <Figure value={grossExposureLow} decimals={2} /> –{' '}
          <Figure value={grossExposureHigh} decimals={2} />
        </strong>{' '}
        while {orders} {orders === 1 ? 'order is' : 'orders are'} unknown. Limits count{' '}
        {orders === 1 ? 'it' : 'them'} as open until the venue has said.
      </span>
      <Link href="/reconciliation" className="flex-none text-accent underline">
        What is known of {orders === 1 ? 'it' : 'them'}
      </Link>
    </p>
  );
}
