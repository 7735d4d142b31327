import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ApiProvider } from '@/components/feed/api-provider';
import { SetUp } from '@/components/set-up/set-up';

export const metadata: Metadata = { title: 'Set up · Desk' };

export default function SetUpPage(): ReactNode {
  return (
    <ApiProvider>
      <SetUp />
    </ApiProvider>
  );
}
