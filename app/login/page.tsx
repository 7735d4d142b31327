import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ApiProvider } from '@/components/feed/api-provider';
import { SignIn } from '@/components/sign-in/sign-in';

export const metadata: Metadata = { title: 'Sign in · Desk' };

export default function SignInPage(): ReactNode {
  return (
    <ApiProvider>
      <SignIn />
    </ApiProvider>
  );
}
