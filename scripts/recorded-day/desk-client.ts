import type { Account } from '../../contract/account';
import type { Event, Verification } from '../../contract/event';
import type { Fill } from '../../contract/fill';
import type { MarketDataSource } from '../../contract/market-data';
import type { Order } from '../../contract/order';
import type { OrderRequestInput, OrderUpdates } from '../../contract/order-request';
import type { PaperSettings } from '../../contract/paper';
import type { Position } from '../../contract/position';
import type { Problem } from '../../contract/problem';
import type { Quote } from '../../contract/quote';

/** What a call came to: the body of a success, or the problem document. */
export type Answer<Body> =
  | { readonly ok: true; readonly status: number; readonly body: Body }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

/** Speaks to a desk over HTTP as a person who has signed in. */
export class DeskClient {
  readonly #base: string;
  /** A call with a session's cookie says from which page it comes. */
  readonly #origin: string;
  #cookie = '';

  constructor(address: string) {
    this.#base = `${address}/api/v1`;
    this.#origin = address;
  }

  async signIn(username: string, password: string): Promise<void> {
    const response = await fetch(`${this.#base}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#origin },
      body: JSON.stringify({ username, password }),
    });
    if (!response.ok) {
      throw new Error(`Signing in as ${username} failed: ${await response.text()}`);
    }
    const [cookie] = response.headers.getSetCookie();
    this.#cookie = cookie?.split(';')[0] ?? '';
  }

  sendOrder(request: OrderRequestInput): Promise<Answer<Order>> {
    return this.#call('POST', '/orders', request);
  }

  cancelOrder(orderId: string): Promise<Answer<Order>> {
    return this.#call('DELETE', `/orders/${orderId}`);
  }

  modifyOrder(orderId: string, updates: OrderUpdates): Promise<Answer<Order>> {
    return this.#call('PATCH', `/orders/${orderId}`, updates);
  }

  /** All of it when no quantity is named. */
  closePosition(instrument: string, quantity?: string): Promise<Answer<Order>> {
    const body = quantity === undefined ? {} : { quantity };
    return this.#call('POST', `/positions/${instrument}/close`, body);
  }

  cancelAll(instrument: string): Promise<Answer<{ readonly orderIds: readonly string[] }>> {
    return this.#call('DELETE', `/orders?instrument=${instrument}`);
  }

  /** Plays the tape on to a moment and waits until everything it caused is on record. */
  async playUntil(moment: number): Promise<MarketDataSource> {
    const until = new Date(moment).toISOString();
    return unwrap(await this.#call<MarketDataSource>('POST', '/market-data/replay', { until }));
  }

  async quote(instrument: string): Promise<Quote> {
    return unwrap(await this.#call<Quote>('GET', `/instruments/${instrument}/quote`));
  }

  async account(): Promise<Account> {
    return unwrap(await this.#call<Account>('GET', '/account'));
  }

  async paperSettings(): Promise<PaperSettings> {
    return unwrap(await this.#call<PaperSettings>('GET', '/paper'));
  }

  async verifyJournal(): Promise<Verification> {
    return unwrap(await this.#call<Verification>('GET', '/events/verify'));
  }

  /** All of a list, however many pages it has. */
  orders(status: 'open' | 'closed' | 'all'): Promise<Order[]> {
    return this.#pages<Order>(`/orders?status=${status}`, 'cursor');
  }

  fills(): Promise<Fill[]> {
    return this.#pages<Fill>('/fills?', 'cursor');
  }

  positions(): Promise<Position[]> {
    return this.#pages<Position>('/positions?state=open', 'cursor');
  }

  events(): Promise<Event[]> {
    return this.#pages<Event>('/events?', 'after');
  }

  async #pages<Item>(path: string, cursorName: string): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const at: string = cursor === null ? '' : `&${cursorName}=${encodeURIComponent(cursor)}`;
      const page: PageOf<Item> = unwrap(
        await this.#call<PageOf<Item>>('GET', `${path}&limit=1000${at}`.replace('?&', '?')),
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  async #call<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const response = await fetch(this.#base + path, {
      method,
      headers: {
        cookie: this.#cookie,
        origin: this.#origin,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { status } = response;
    const content: unknown = await response.json();
    // The desk checks its own answers against the contract in its tests; here they are believed.
    return response.ok
      ? { ok: true, status, body: content as Body }
      : { ok: false, status, problem: content as Problem };
  }
}

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

function unwrap<Body>(answer: Answer<Body>): Body {
  if (!answer.ok) {
    throw new Error(`${answer.status} ${answer.problem.code}: ${answer.problem.detail}`);
  }
  return answer.body;
}
