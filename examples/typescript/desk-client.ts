/** The few calls a strategy needs, over plain HTTP; no dependency but Node's own fetch. */
export interface Quote {
  readonly instrument: string;
  readonly bid: string | null;
  readonly ask: string | null;
  readonly last: string | null;
}

/** What became of a signal. `verdict` says it in one sentence. */
export interface SignalAnswer {
  readonly signalId: string;
  readonly state: 'executed' | 'awaitingApproval' | 'blocked' | 'refused' | 'expired' | 'duplicate';
  readonly verdict: string;
  readonly orderIds: readonly string[];
}

export interface Position {
  readonly instrument: string;
  readonly quantity: string;
  readonly averagePrice: string;
  readonly stopLoss?: string;
  readonly unprotectedQuantity?: string;
}

export class DeskClient {
  private readonly url: string;
  private readonly key: string;
  private readonly strategy: string;
  private count = 0;

  /** The key needs the scope `signals`, which may read too. */
  constructor(url: string, key: string, strategy: string) {
    this.url = url;
    this.key = key;
    this.strategy = strategy;
  }

  quote(instrument: string): Promise<Quote> {
    return this.call('GET', `/instruments/${instrument}/quote`);
  }

  async position(instrument: string): Promise<Position | undefined> {
    const query = `?instrument=${encodeURIComponent(instrument)}`;
    const page = await this.call<{ items: Position[] }>('GET', `/positions${query}`);
    return page.items[0];
  }

  enter(instrument: string, entry: object): Promise<SignalAnswer> {
    return this.send({ type: 'ENTRY_SIGNAL', instrument, ...entry });
  }

  exit(instrument: string, reason: string): Promise<SignalAnswer> {
    return this.send({ type: 'EXIT_SIGNAL', instrument, reason });
  }

  moveStop(instrument: string, newStop: object, reason: string): Promise<SignalAnswer> {
    return this.send({ type: 'STOP_ADJUSTMENT', instrument, newStop, reason });
  }

  /** What has become of a signal meanwhile: a person may have decided. */
  signal(signalId: string): Promise<SignalAnswer> {
    return this.call('GET', `/signals/${encodeURIComponent(signalId)}`);
  }

  order(orderId: string): Promise<{ readonly status: string }> {
    return this.call('GET', `/orders/${encodeURIComponent(orderId)}`);
  }

  /** One id per signal, also when it has to be sent twice: the desk acts on it once. */
  private async send(signal: object): Promise<SignalAnswer> {
    this.count += 1;
    const time = new Date();
    const signalId = `${this.strategy}-${time.getTime().toString(36)}-${this.count}`;
    const body = { signalId, strategy: this.strategy, time: time.toISOString(), ...signal };
    try {
      return await this.call('POST', '/signals', body);
    } catch (error) {
      if (error instanceof DeskRefusal) {
        throw error;
      }
      return this.call('POST', '/signals', body);
    }
  }

  private async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new DeskRefusal(`${answer.code}: ${answer.detail}`);
    }
    return answer as Answer;
  }
}

/** The desk said no; sending the same again would not help. */
export class DeskRefusal extends Error {}
