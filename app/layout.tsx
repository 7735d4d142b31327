import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';

export const metadata: Metadata = {
  description: 'A trading desk in the browser.',
  robots: { index: false, follow: false },
  // Dates and numbers on the desk are no telephone numbers.
  formatDetection: { telephone: false, date: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: '#0a0d13',
};

export default function RootLayout({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <html
      lang="en"
      data-theme="dark"
      data-pair="green-red"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      // The script below puts the person's theme there before the first paint.
      suppressHydrationWarning
    >
      <head>
        {/* A file of its own, since inline scripts are forbidden by the page's policy. */}
        <script src="/theme.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}
