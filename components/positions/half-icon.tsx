import { forwardRef, type SVGProps } from 'react';

interface HalfIconProps extends SVGProps<SVGSVGElement> {
  readonly size?: number | string;
}

/** ½, drawn in the hand of the other icons. */
export const HalfIcon = forwardRef<SVGSVGElement, HalfIconProps>(function HalfIcon(
  { size = 24, strokeWidth = 2, ...rest },
  ref,
) {
  return (
    <svg
      ref={ref}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...rest}
    >
      <title>half</title>
      <path d="M4 5l2.5-2v9M18.5 3.5l-13 17M14 14.5c.8-2.6 6-2.6 6 .6 0 2.4-4 3.4-6 5.9h6.2" />
    </svg>
  );
});
