import { io, type Socket } from 'socket.io-client';
import {
  type ClientToServerEvents,
  heartbeatEveryMs,
  type ResyncRequest,
  type ServerToClientEvents,
  streamPath,
} from '@/contract/stream';
import { callApi } from './api-client';
import { type ConnectionStore, connectionAt, type Line } from './connection';
import type { FeedStore } from './feed-store';
import { waitsForPageTurn } from './page-turn';

type StreamSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** How often the age of what is shown is looked at. */
const lookEveryMs = 250;
const roundTripEveryMs = 5_000;
/**
 * How long a connection may take to be made. A socket that closes before the desk's first word is
 * noticed by this alone (engine.io tells no error), and the next try waits for it.
 */
const handshakeMs = 3_000;
/** Silence after which an open socket is taken for dead and made anew. */
const deadAfterMs = 6_000;
/** A look that comes so late has waited for a page that stood still. */
const lateLookMs = 2_000;

/**
 * Connects a page with the stream of the desk until the returned function is called. Lost messages
 * are asked for again each second, a dead connection is made anew, and being signed out ends it.
 */
export function connectFeed(feed: FeedStore, connection: ConnectionStore): () => void {
  const socket: StreamSocket = io({
    path: streamPath,
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
    timeout: handshakeMs,
  });
  const link = new Link(socket, feed, connection);
  link.listen();
  return () => link.close();
}

class Link {
  private readonly socket: StreamSocket;
  private readonly feed: FeedStore;
  private readonly connection: ConnectionStore;
  private publishedAtMs = Number.NEGATIVE_INFINITY;
  private readonly timers: ReturnType<typeof setInterval>[] = [];
  private line: Line = { socket: 'connecting', roundTripMs: undefined };
  private askedAtMs = 0;
  private openedAtMs = 0;
  private lookedAtMs = performance.now();
  private isForgiven = false;
  private isClosed = false;
  private stopWatching: (() => void) | undefined;

  constructor(socket: StreamSocket, feed: FeedStore, connection: ConnectionStore) {
    this.socket = socket;
    this.feed = feed;
    this.connection = connection;
  }

  listen(): void {
    const { socket, feed } = this;
    socket.on('snapshot', (message) => this.ask(feed.receive({ kind: 'snapshot', message })));
    socket.on('events', (message) => this.ask(feed.receive({ kind: 'events', message })));
    socket.on('marks', (message) => this.ask(feed.receive({ kind: 'marks', message })));
    socket.on('depth', (message) => this.ask(feed.receive({ kind: 'depth', message })));
    socket.on('heartbeat', (message) => this.ask(feed.receive({ kind: 'heartbeat', message })));
    socket.on('connect', this.opened);
    socket.on('disconnect', this.lost);
    socket.on('connect_error', this.failed);
    this.stopWatching = feed.depthOf.subscribe(this.tellDepth);
    this.timers.push(
      setInterval(this.look, lookEveryMs),
      setInterval(this.measureRoundTrip, roundTripEveryMs),
    );
    document.addEventListener('visibilitychange', this.tellVisibility);
    window.addEventListener('online', this.retryNow);
  }

  close(): void {
    this.isClosed = true;
    this.timers.forEach(clearInterval);
    this.stopWatching?.();
    document.removeEventListener('visibilitychange', this.tellVisibility);
    window.removeEventListener('online', this.retryNow);
    this.socket.removeAllListeners();
    this.socket.disconnect();
  }

  private readonly opened = (): void => {
    this.openedAtMs = performance.now();
    this.askedAtMs = this.openedAtMs;
    this.feed.receive({ kind: 'connected' });
    this.setLine({ socket: 'open', roundTripMs: undefined });
    this.tellVisibility();
    this.tellDepth();
    this.measureRoundTrip();
  };

  private readonly lost = (reason: string): void => {
    this.setLine({ socket: 'closed', roundTripMs: undefined });
    // The desk ended it on purpose: socket.io does not come back by itself, so ask who we are.
    if (reason === 'io server disconnect') {
      void this.returnUnlessSignedOut();
    }
  };

  private readonly failed = (): void => {
    this.setLine({ socket: 'closed', roundTripMs: undefined });
    void this.returnUnlessSignedOut();
  };

  private async returnUnlessSignedOut(): Promise<void> {
    const result = await callApi({ method: 'GET', path: '/session' });
    if (this.isClosed) {
      return;
    }
    if (!result.ok && result.problem.kind === 'refused' && result.problem.status === 401) {
      this.socket.disconnect();
      this.setLine({ socket: 'refused', roundTripMs: undefined });
      return;
    }
    if (!this.socket.active) {
      this.socket.connect();
    }
  }

  private ask(request: ResyncRequest | undefined): void {
    if (request !== undefined && this.socket.connected) {
      this.askedAtMs = performance.now();
      this.socket.emit('resync', request);
    }
  }

  private readonly look = (): void => {
    const nowMs = performance.now();
    this.publish();
    if (!this.hasListened(nowMs) || !this.socket.connected) {
      return;
    }
    const heardAtMs = this.feed.heard.heardAtMs ?? 0;
    if (nowMs - Math.max(heardAtMs, this.openedAtMs) > deadAfterMs) {
      this.openedAtMs = nowMs;
      this.socket.io.engine.close();
    } else if (!this.feed.isCurrent && nowMs - this.askedAtMs > heartbeatEveryMs) {
      this.ask(this.feed.request());
    }
  };

  /**
   * Not so right after the page stood still: what it was told meanwhile is read before the silence counts, lest a
   * slow machine makes a sound line anew, which is more work still. Once at a time: timers of a hidden page are
   * always late.
   */
  private hasListened(nowMs: number): boolean {
    const isLate = nowMs - this.lookedAtMs > lateLookMs;
    this.lookedAtMs = nowMs;
    this.isForgiven = isLate && !this.isForgiven;
    return !this.isForgiven;
  }

  private readonly measureRoundTrip = (): void => {
    if (!this.socket.connected) {
      return;
    }
    const sentAtMs = performance.now();
    this.socket.timeout(roundTripEveryMs).emit('roundTrip', (error) => {
      if (error === null) {
        this.setLine({ ...this.line, roundTripMs: performance.now() - sentAtMs });
      }
    });
  };

  private readonly tellVisibility = (): void => {
    if (this.socket.connected) {
      this.socket.emit('visibility', { hidden: document.hidden });
    }
  };

  /** Each connection is told anew whose displayed levels the page looks at. */
  private readonly tellDepth = (): void => {
    const { instrument } = this.feed.depthOf.getState();
    if (this.socket.connected) {
      this.socket.emit('watchDepth', instrument === undefined ? {} : { instrument });
    }
  };

  private readonly retryNow = (): void => {
    if (!this.socket.connected && this.line.socket === 'closed') {
      this.socket.connect();
    }
  };

  private setLine(line: Line): void {
    this.line = line;
    this.publish();
  }

  /** Told when the judgement changes, and otherwise once a second for the age. */
  private publish(): void {
    const next = connectionAt(this.line, this.feed.heard, performance.now());
    const shown = this.connection.getState();
    if (next.state === shown.state && waitsForPageTurn(this.publishedAtMs)) {
      return;
    }
    const isSameSecond =
      Math.floor((next.heardAgeMs ?? 0) / 1_000) === Math.floor((shown.heardAgeMs ?? 0) / 1_000);
    if (
      next.state !== shown.state ||
      next.roundTripMs !== shown.roundTripMs ||
      !isSameSecond ||
      (next.heardAgeMs === undefined) !== (shown.heardAgeMs === undefined)
    ) {
      this.publishedAtMs = performance.now();
      this.connection.setState(next, true);
    }
  }
}
