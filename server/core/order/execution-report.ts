import type { Money, Price, Quantity } from '../values/amounts';
import type {
  AccountId,
  ClientOrderId,
  ExecutionId,
  InstrumentId,
  VenueName,
  VenueOrderId,
} from '../values/ids';
import type { Instant } from '../values/instant';
import type { Liquidity } from './fill';
import type { OrderTerms } from './order-terms';
import type { Side } from './side';

/** One execution as the venue tells it. */
export interface VenueFill {
  readonly executionId: ExecutionId;
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId;
  readonly account: AccountId;
  readonly instrument: InstrumentId;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly commission: Money;
  readonly liquidity: Liquidity;
  readonly transactTime: Instant;
  readonly why?: string | undefined;
}

interface ReportOf<ExecutionType extends string> {
  readonly executionType: ExecutionType;
  readonly venue: VenueName;
  readonly account: AccountId;
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId;
  readonly transactTime: Instant;
}

/** What just happened to an order (FIX ExecutionReport, ExecType 150). */
export type ExecutionReport =
  | (ReportOf<'new'> & { readonly stopPrice?: Price })
  | (ReportOf<'rejected'> & { readonly reason: string })
  | (ReportOf<'trade'> & { readonly fill: VenueFill })
  | (ReportOf<'triggered'> & object)
  | (ReportOf<'canceled'> & { readonly reason: string })
  | (ReportOf<'cancelRejected'> & { readonly reason: string })
  | (ReportOf<'replaced'> & { readonly quantity: Quantity; readonly terms: OrderTerms })
  | (ReportOf<'replaceRejected'> & { readonly reason: string })
  /** A trailing stop stands somewhere else now. */
  | (ReportOf<'stopMoved'> & { readonly stopPrice: Price })
  | (ReportOf<'expired'> & { readonly reason: string });
