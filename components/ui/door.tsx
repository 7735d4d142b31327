import type { ReactNode } from 'react';

interface DoorProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly mark: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the pages in front of the desk: sign-in and set-up. */
export function Door({ title, lead, mark, children }: DoorProps): ReactNode {
  return (
    <>
      <link rel="icon" type="image/svg+xml" href="/icons/away.svg" />
      <main className="door flex min-h-dvh flex-col items-center justify-center px-4 py-10">
        <div className="w-full max-w-[380px]">
          <div className="mb-6 flex justify-center text-[20px]">{mark}</div>
          <div className="rounded-xl border border-line bg-panel p-6 shadow-pop">
            <h1 className="text-xl font-semibold tracking-[-0.01em]">{title}</h1>
            <div className="mt-1.5 mb-5 text-soft">{lead}</div>
            {children}
          </div>
        </div>
      </main>
    </>
  );
}
