import { type Instant, toInstant } from '../../core/values/instant';

/** The range of a query; absent ends are open. */
export function timeRange(query: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): { readonly from?: Instant; readonly to?: Instant } {
  return {
    ...(query.from === undefined ? {} : { from: toInstant(Date.parse(query.from)) }),
    ...(query.to === undefined ? {} : { to: toInstant(Date.parse(query.to)) }),
  };
}
