import type { AccountId } from '../../core/values/ids';
import { VenueError, type VenueOrderRequest } from '../../ports/execution-venue';
import { enterOrder } from './enter-order';
import type { PaperAccount } from './paper-account';
import type { PaperOrder } from './paper-order';
import type { TradingFloor } from './trading-floor';

/**
 * The order of a request: the one that exists under its client order id, or a new one.
 * `isDurable` says whether the books can be saved: if not, only what reduces is taken.
 * Throws VenueError: refused (account unknown, id of another account), notPlaced (books).
 */
export function placeOrder(
  floor: TradingFloor,
  request: VenueOrderRequest,
  isDurable: boolean,
): PaperOrder {
  knownAccount(floor, request.account);
  const known = floor.shelf.find(request.clientOrderId);
  if (known !== undefined && known.request.account !== request.account) {
    const what = `The client order id ${request.clientOrderId} belongs to another account.`;
    throw new VenueError('refused', 'duplicate-client-order-id', what);
  }
  if (known !== undefined) {
    return known;
  }
  if (!isDurable && !request.reduceOnly) {
    throw new VenueError(
      'notPlaced',
      'books-not-writable',
      'The paper venue cannot save its books; until it can, it takes only what reduces.',
    );
  }
  return enterOrder(floor, copyOf(request));
}

/** The books of an account; throws a refusal when the venue has none for it. */
export function knownAccount(floor: TradingFloor, account: AccountId): PaperAccount {
  const books = floor.accounts.get(account);
  if (books === undefined) {
    const what = `The paper venue has no account ${account}.`;
    throw new VenueError('refused', 'account-unknown', what);
  }
  return books;
}

/** The members that a request has, and no others that came along. */
function copyOf(request: VenueOrderRequest): VenueOrderRequest {
  const { clientOrderId, account, instrument, side, terms, quantity, timeInForce } = request;
  const { expiresAt, reduceOnly, postOnly, displayQuantity } = request;
  return {
    clientOrderId,
    account,
    instrument,
    side,
    terms,
    quantity,
    timeInForce,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    reduceOnly,
    postOnly,
    ...(displayQuantity === undefined ? {} : { displayQuantity }),
  };
}
