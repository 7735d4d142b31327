import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { type DepthWish, depthWish } from '../../../contract/depth';
import {
  heartbeatEveryMs,
  type ResyncRequest,
  resyncRequest,
  streamPath,
} from '../../../contract/stream';
import { type InstrumentId, toInstrumentId } from '../../core/values/ids';
import type { CommittedEvent } from '../../desk';
import type { Authenticator } from '../access/authenticator';
import type { Caller } from '../access/caller';
import { presentHealth } from '../present/present-health';
import { presentSource } from '../present/present-market';
import { presentTime } from '../present/present-numbers';
import type { WebContext } from '../web-context';
import { ConnectionWatch } from './connection-watch';
import { DepthChannel } from './depth-channel';
import { EventRing } from './event-ring';
import { isTold } from './feed-event';
import { MarksChannel } from './marks-channel';
import { presentFeedEvent, presentSnapshot } from './present-feed';
import { SignalIntake } from './signal-intake';
import { StreamDoor } from './stream-door';
import { type StreamIo, type StreamServerSocket, Subscriber } from './subscriber';

const rooms = { live: 'live', shown: 'marks-shown', hidden: 'marks-hidden' } as const;

/** The first event of a batch waits so long for others; api.md allows 50 ms. */
const gatherMs = 10;
/** 20 Hz, and every second time for pages that nobody looks at. */
const marksEveryMs = 50;
const stalledAtMostMs = 30_000;
/** Whoever has been away for longer, with nobody else there, is told a snapshot. */
const awaitedMs = 300_000;
/** More missed events than this are quicker told as a snapshot. */
const resyncEventsMax = 5_000;
const resyncsPerSecondMax = 5;

/**
 * The stream: one `snapshot`, then every event, and what the market does. See contract/stream.ts.
 *
 * 1. Book, ring and what live sockets were told stand at one sequence; only `flush` moves it.
 * 2. A socket is sent a snapshot and put among the live ones in the same step.
 * 3. A socket that reads too slowly is left behind alone: it costs bounded memory and nobody's time.
 */
export class StreamServer {
  readonly io: StreamIo;
  private readonly signals: SignalIntake;
  private readonly web: WebContext;
  private readonly door: StreamDoor;
  private readonly connections: ConnectionWatch;
  private readonly ring: EventRing;
  private readonly subscribers = new Set<Subscriber>();
  private readonly marks: { readonly shown: MarksChannel; readonly hidden: MarksChannel };
  private readonly depth: DepthChannel;
  private readonly gathered: CommittedEvent[] = [];
  private flushTimer: NodeJS.Timeout | undefined;
  private readonly stops: (() => void)[] = [];
  private marksTurn = 0;
  /** When somebody was last connected, by the monotonic clock. */
  private heardAt = Number.NEGATIVE_INFINITY;

  constructor(httpServer: HttpServer, web: WebContext, authenticator: Authenticator) {
    this.web = web;
    this.door = new StreamDoor(web, authenticator, (caller) => this.connections.isFull(caller));
    this.ring = new EventRing(web.feed.sequence);
    this.io = new Server(httpServer, {
      path: streamPath,
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: 16_384,
      destroyUpgrade: false,
      allowRequest: (request, decide) => this.door.admit(request, decide),
    });
    const { apiKeyPerSecond } = web.config.rateLimits;
    this.connections = new ConnectionWatch(this.io, web.wallClock, apiKeyPerSecond, ({ request }) =>
      this.door.callerOf(request),
    );
    const parts = { desk: web.desk, book: web.feed, clock: web.clock, io: this.io };
    this.marks = {
      shown: new MarksChannel(parts, rooms.shown),
      hidden: new MarksChannel(parts, rooms.hidden),
    };
    this.depth = new DepthChannel(parts);
    this.io.on('connection', (socket) => this.welcome(socket));
    this.signals = new SignalIntake(this.io, web, (request) => this.door.callerOf(request));
    this.listen();
  }

  get clients(): number {
    return this.subscribers.size;
  }

  close(): void {
    for (const stop of this.stops) {
      stop();
    }
    clearTimeout(this.flushTimer);
    this.cut(() => true);
    this.io.engine.close();
  }

  private listen(): void {
    const { desk, sessions, apiKeys } = this.web;
    const marksTimer = setInterval(() => this.sendMarks(), marksEveryMs);
    const heartbeatTimer = setInterval(() => this.heartbeat(), heartbeatEveryMs);
    this.stops.push(
      desk.onEvents((batch) => this.gather(batch)),
      desk.marketData.onMark((instrument) => this.noteTick(instrument)),
      () => clearInterval(marksTimer),
      () => clearInterval(heartbeatTimer),
    );
    sessions.onEnded((sessionId) =>
      this.cut((caller) => caller.kind === 'user' && caller.sessionId === sessionId),
    );
    apiKeys.onEnded((apiKeyId) =>
      this.cut((caller) => caller.kind === 'apiKey' && caller.apiKeyId === apiKeyId),
    );
  }

  private welcome(socket: StreamServerSocket): void {
    const caller = this.door.callerOf(socket.request);
    if (caller === undefined) {
      socket.disconnect(true);
      return;
    }
    const subscriber = new Subscriber(socket, caller);
    this.subscribers.add(subscriber);
    socket.on('disconnect', () => this.subscribers.delete(subscriber));
    const resyncs: number[] = [];
    socket.on('resync', (request) => {
      const now = this.web.wallClock.monotonic();
      while (resyncs[0] !== undefined && resyncs[0] < now - 1_000) {
        resyncs.shift();
      }
      if (resyncs.length < resyncsPerSecondMax) {
        resyncs.push(now);
        this.resync(subscriber, request);
      }
    });
    socket.on('roundTrip', (answer) => {
      // What came may be anything, whatever its type says.
      if (typeof answer === 'function') {
        answer();
      }
    });
    socket.on('watchDepth', (wish) => this.watchDepth(subscriber, wish));
    socket.on('visibility', (state) => this.setHidden(subscriber, state?.hidden === true));
    this.flush();
  }

  private gather(batch: readonly CommittedEvent[]): void {
    this.gathered.push(...batch);
    this.flushTimer ??= setTimeout(() => this.flush(), gatherMs);
  }

  /** Moves everything to the newest durable event, and lets waiting sockets in there. */
  private flush(): void {
    clearTimeout(this.flushTimer);
    this.flushTimer = undefined;
    const previousSequence = this.web.feed.sequence;
    const isHeard = this.isHeard();
    for (const committed of this.gathered.splice(0)) {
      const told = this.web.feed.apply(committed);
      if (told !== undefined && isHeard) {
        this.ring.put(told);
      } else if (told !== undefined) {
        this.ring.pass(told);
      }
    }
    if (this.web.feed.sequence > previousSequence) {
      this.marks.shown.noteBooks();
      this.marks.hidden.noteBooks();
      this.depth.noteBooks();
      this.tell(previousSequence);
    }
    this.letIn();
  }

  /**
   * Events are kept for who comes back to ask for them. With nobody there for minutes they would only
   * grow old: some thousand records a second that the collector has to move.
   */
  private isHeard(): boolean {
    const now = this.web.wallClock.monotonic();
    if (this.subscribers.size > 0) {
      this.heardAt = now;
    }
    return now - this.heardAt < awaitedMs;
  }

  private tell(previousSequence: number): void {
    let live = 0;
    for (const subscriber of this.subscribers) {
      if (subscriber.state === 'live' && subscriber.isStalled) {
        this.leaveBehind(subscriber);
      }
      live += subscriber.state === 'live' ? 1 : 0;
    }
    if (live > 0) {
      this.io.to(rooms.live).emit('events', this.eventsAfter(previousSequence));
    }
  }

  private eventsAfter(previousSequence: number) {
    const { desk } = this.web;
    const events = (this.ring.after(previousSequence) ?? [])
      .filter((told) => isTold(told.committed.event))
      .map((told) => presentFeedEvent(desk, told));
    return { epoch: desk.epoch, previousSequence, sequence: this.ring.last, events };
  }

  /** One snapshot for all who wait: it is made and encoded once. */
  private letIn(): void {
    const waiting = [...this.subscribers].filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) {
      return;
    }
    const { desk, feed, clock } = this.web;
    const now = clock.now();
    this.io.to(waiting.map(({ socket }) => socket.id)).emit('snapshot', {
      epoch: desk.epoch,
      sequence: feed.sequence,
      serverTime: presentTime(now),
      state: presentSnapshot(desk, feed, now),
    });
    for (const subscriber of waiting) {
      subscriber.state = 'live';
      subscriber.missedMarks = false;
      subscriber.missedDepth = true;
      void subscriber.socket.join([rooms.live, roomOf(subscriber)]);
    }
  }

  private resync(subscriber: Subscriber, request: ResyncRequest): void {
    const parsed = resyncRequest.safeParse(request);
    if (subscriber.state !== 'live' || !parsed.success) {
      return;
    }
    const { epoch, sequence } = parsed.data;
    const missed =
      epoch === this.web.desk.epoch && sequence !== undefined
        ? this.ring.after(sequence)
        : undefined;
    if (missed === undefined || sequence === undefined || missed.length > resyncEventsMax) {
      this.wait(subscriber);
      this.flush();
    } else {
      subscriber.socket.emit('events', this.eventsAfter(sequence));
    }
  }

  private wait(subscriber: Subscriber): void {
    subscriber.state = 'waiting';
    this.leaveRooms(subscriber);
  }

  private leaveBehind(subscriber: Subscriber): void {
    subscriber.state = 'stalled';
    subscriber.stalledAt = this.web.wallClock.monotonic();
    this.leaveRooms(subscriber);
  }

  private leaveRooms({ socket }: Subscriber): void {
    void socket.leave(rooms.live);
    void socket.leave(rooms.shown);
    void socket.leave(rooms.hidden);
  }

  private setHidden(subscriber: Subscriber, isHidden: boolean): void {
    if (subscriber.isHidden === isHidden) {
      return;
    }
    void subscriber.socket.leave(roomOf(subscriber));
    subscriber.isHidden = isHidden;
    subscriber.missedDepth = true;
    if (subscriber.state === 'live') {
      // It joins its new room with everything it could have missed on the way there.
      subscriber.missedMarks = true;
    }
  }

  /** What came may be anything, whatever its type says. */
  private watchDepth(subscriber: Subscriber, wish: DepthWish): void {
    const parsed = depthWish.safeParse(wish);
    const name = parsed.success ? parsed.data.instrument : undefined;
    const instrument = name === undefined ? undefined : toInstrumentId(name);
    const isKnown =
      instrument !== undefined && this.web.desk.market.instrument(instrument) !== undefined;
    subscriber.depthOf = isKnown ? instrument : undefined;
    subscriber.missedDepth = true;
  }

  private noteTick(instrument: InstrumentId): void {
    this.marks.shown.noteTick(instrument);
    this.marks.hidden.noteTick(instrument);
    this.depth.noteTick(instrument);
  }

  private sendMarks(): void {
    this.marksTurn += 1;
    const live = [...this.subscribers].filter(({ state }) => state === 'live');
    this.marks.shown.send(live.filter(({ isHidden }) => !isHidden));
    if (this.marksTurn % 2 === 0) {
      this.marks.hidden.send(live.filter(({ isHidden }) => isHidden));
      this.depth.send(live.filter(({ isHidden }) => !isHidden));
    }
  }

  private heartbeat(): void {
    const { desk, clock, sessions, apiKeys } = this.web;
    this.cut((caller) => {
      switch (caller.kind) {
        case 'user':
          return !sessions.isAlive(caller.sessionId);
        case 'apiKey':
          return !apiKeys.isAlive(caller.apiKeyId);
        case 'killKey':
          return false;
      }
    });
    this.callBackStalled();
    this.io.to(rooms.live).emit('heartbeat', {
      epoch: desk.epoch,
      sequence: this.web.feed.sequence,
      serverTime: presentTime(clock.now()),
      health: presentHealth(this.web),
      source: presentSource(desk.marketData.source()),
    });
  }

  private callBackStalled(): void {
    const now = this.web.wallClock.monotonic();
    for (const subscriber of this.subscribers) {
      if (subscriber.state === 'stalled') {
        if (!subscriber.isBehind) {
          this.wait(subscriber);
        } else if (now - subscriber.stalledAt > stalledAtMostMs) {
          subscriber.end();
        }
      }
    }
    this.letIn();
  }

  private cut(isOver: (caller: Caller) => boolean): void {
    for (const subscriber of this.subscribers) {
      if (isOver(subscriber.caller)) {
        subscriber.end();
      }
    }
    this.signals.cut(isOver);
  }
}

function roomOf({ isHidden }: Subscriber): string {
  return isHidden ? rooms.hidden : rooms.shown;
}
