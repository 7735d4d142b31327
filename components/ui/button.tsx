'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';

export type ButtonTone =
  | 'plain'
  | 'primary'
  | 'quiet'
  | 'buy'
  | 'sell'
  | 'danger'
  | 'dangerOutline';
export type ButtonSize = 's' | 'm' | 'l';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly tone?: ButtonTone;
  readonly size?: ButtonSize;
  /** Why it cannot be pressed now. It stays reachable by keyboard, and the reason stands beside it. */
  readonly because?: string | undefined;
  /** Where the reason stands. `hidden`: the caller shows it nearby; it is still read out. */
  readonly reason?: 'beside' | 'hidden';
}

/** A button that is never dead without a word: give `because` instead of `disabled`. */
export function Button({
  tone = 'plain',
  size = 'm',
  because,
  reason = 'beside',
  className = '',
  onClick,
  children,
  ...rest
}: ButtonProps): ReactNode {
  const reasonId = useId();
  const button = (
    <button
      type="button"
      {...rest}
      className={`${frame} ${sizes[size]} ${because === undefined ? tones[tone] : blocked} ${className}`}
      aria-disabled={because === undefined ? undefined : true}
      aria-describedby={because === undefined ? rest['aria-describedby'] : reasonId}
      onClick={because === undefined ? onClick : (event) => event.preventDefault()}
    >
      {children}
    </button>
  );
  if (because === undefined) {
    return button;
  }
  return (
    <>
      {button}
      <small id={reasonId} className={reason === 'hidden' ? 'only-read' : 'text-s text-faint'}>
        {because}
      </small>
    </>
  );
}

const frame =
  'inline-flex items-center justify-center gap-1.5 rounded-desk border font-medium whitespace-nowrap select-none transition-[background-color,border-color,color,filter] duration-(--quick)';

const sizes: Record<ButtonSize, string> = {
  s: 'h-6 px-2 text-s',
  m: 'h-[30px] px-3 text-m',
  l: 'h-10 px-4 text-[13.5px] font-semibold',
};

const blocked = 'border-line bg-sunken text-faint cursor-not-allowed';

const tones: Record<ButtonTone, string> = {
  plain: 'border-line bg-raised text-text hover:bg-hover',
  primary: 'border-accent bg-accent text-accent-ink hover:brightness-110',
  quiet: 'border-transparent bg-transparent text-soft hover:bg-hover hover:text-text',
  buy: 'border-up bg-up text-up-ink hover:brightness-110',
  sell: 'border-down bg-down text-down-ink hover:brightness-110',
  danger: 'border-critical bg-critical text-critical-ink hover:brightness-110',
  dangerOutline: 'border-critical bg-transparent text-critical hover:bg-critical-ground',
};
