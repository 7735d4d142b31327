import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { DeskMark } from '@/components/ui/desk-mark';
import { Door } from '@/components/ui/door';

export const metadata: Metadata = { title: 'No such page · Desk' };

export default function NotFoundPage(): ReactNode {
  return (
    <Door mark={<DeskMark />} title="There is no such page" lead="The address leads nowhere here.">
      <Link href="/" className="text-accent underline underline-offset-2">
        Go to the desk
      </Link>
    </Door>
  );
}
