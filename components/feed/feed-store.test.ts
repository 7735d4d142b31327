import { describe, expect, test } from 'vitest';
import { aHeartbeat, anEvent, anOrder, aSnapshot } from './feed.fixture';
import { FeedStore } from './feed-store';

/** Frames that come when the test says so. */
class HandFrames {
  private draw: (() => boolean) | undefined;
  asked = 0;

  next(draw: () => boolean): void {
    this.asked += 1;
    this.draw = draw;
  }

  /** Whether a picture was made. */
  pass(): boolean {
    const draw = this.draw;
    this.draw = undefined;
    return draw?.() === true;
  }
}

function started() {
  const frames = new HandFrames();
  const feed = new FeedStore(() => 1_000, frames);
  feed.receive({ kind: 'connected' });
  feed.receive({ kind: 'snapshot', message: aSnapshot() });
  frames.pass();
  return { frames, feed };
}

function events(sequence: number, status: 'working' | 'filled' = 'working') {
  return {
    kind: 'events' as const,
    message: {
      epoch: 'one',
      previousSequence: sequence - 1,
      sequence,
      events: [anEvent(sequence, { order: anOrder({ status, sequence }) })],
    },
  };
}

describe('the feed of a page', () => {
  test('makes a picture of rows that somebody watches, not of those out of sight', () => {
    const { frames, feed } = started();

    feed.receive(events(1));
    expect(frames.pass()).toBe(false);

    feed.tables.orders.subscribeRow('o-1', () => {});
    feed.receive(events(2));
    expect(frames.pass()).toBe(true);
  });

  test('draws a burst of messages once, with the next frame', () => {
    const { frames, feed } = started();
    let told = 0;
    feed.tables.orders.subscribeRow('o-1', () => {
      told += 1;
    });
    const asked = frames.asked;

    for (let sequence = 1; sequence <= 100; sequence += 1) {
      feed.receive(events(sequence));
    }
    expect(told).toBe(0);
    expect(feed.values.getState().cursor.sequence).toBe(0);

    frames.pass();
    expect(told).toBe(1);
    expect(frames.asked).toBe(asked + 1);
    expect(feed.values.getState().cursor.sequence).toBe(100);
    expect(feed.tables.orders.get('o-1')?.sequence).toBe(100);
  });

  test('tells every event once and in order, and nothing twice', () => {
    const { feed } = started();
    const heard: number[] = [];
    feed.onEvents((batch) => heard.push(...batch.map(({ sequence }) => sequence)));

    feed.receive(events(1));
    feed.receive(events(1));
    feed.receive(events(2));

    expect(heard).toEqual([1, 2]);
  });

  test('says what to ask for when something is missing', () => {
    const { feed } = started();

    expect(feed.receive(events(5))).toEqual({ epoch: 'one', sequence: 0 });
    expect(feed.isCurrent).toBe(false);
    expect(feed.request()).toEqual({ epoch: 'one', sequence: 0 });
  });

  test('keeps what a selector chose as it was when something else changes', () => {
    const { frames, feed } = started();
    const account = feed.values.getState().account;

    feed.receive({ kind: 'heartbeat', message: aHeartbeat() });
    frames.pass();

    expect(feed.values.getState().account).toBe(account);
    expect(feed.values.getState().heartbeatAtMs).toBe(1_000);
  });

  test('tells a row that left, and no other', () => {
    const { frames, feed } = started();
    feed.receive(events(1));
    frames.pass();
    const told: string[] = [];
    feed.tables.orders.subscribeRow('o-1', () => told.push('o-1'));
    feed.tables.orders.subscribeRow('o-2', () => told.push('o-2'));

    feed.receive({ kind: 'snapshot', message: aSnapshot({ sequence: 2 }) });
    frames.pass();

    expect(told).toEqual(['o-1']);
    expect(feed.tables.orders.ids()).toEqual([]);
  });
});
