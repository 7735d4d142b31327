import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { marketPauseMs, PreviewRunner, typingPauseMs } from './preview-runner';

interface Question {
  readonly request: string;
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
}

let questions: Question[] = [];
let answers: string[] = [];
let runner: PreviewRunner<string, string>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  questions = [];
  answers = [];
  runner = new PreviewRunner<string, string>({
    ask: (request, signal) =>
      new Promise((answer) => {
        questions.push({ request, signal, answer });
      }),
    onAnswer: (answer) => answers.push(answer),
  });
});

afterEach(() => {
  runner.stop();
  vi.useRealTimers();
});

describe('asking what would become of an order', () => {
  test('waits for a pause in typing and asks once', async () => {
    for (const typed of ['1', '12', '120']) {
      runner.want(typed);
      await vi.advanceTimersByTimeAsync(typingPauseMs - 1);
    }
    await vi.advanceTimersByTimeAsync(1);

    expect(questions.map(({ request }) => request)).toEqual(['120']);
  });

  test('only the newest question counts, whatever order the answers come in', async () => {
    runner.want('old');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    runner.want('new');
    await vi.advanceTimersByTimeAsync(typingPauseMs);

    questions[1]!.answer('to new');
    questions[0]!.answer('to old');
    await vi.advanceTimersByTimeAsync(0);

    expect(questions[0]!.signal.aborted).toBe(true);
    expect(answers).toEqual(['to new']);
  });

  test('a market that moves all the time is looked at twice a second', async () => {
    runner.want('order');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    questions[0]!.answer('first');

    for (let moved = 0; moved < 3_000; moved += 50) {
      runner.nudge();
      await vi.advanceTimersByTimeAsync(50);
      questions.at(-1)!.answer('again');
    }

    expect(questions.length - 1).toBeGreaterThanOrEqual(5);
    expect(questions.length - 1).toBeLessThanOrEqual(3_000 / marketPauseMs);
  });

  test('a move of the market does not cut short the pause in typing', async () => {
    runner.want('1');
    runner.nudge();
    await vi.advanceTimersByTimeAsync(typingPauseMs - 1);

    expect(questions).toHaveLength(0);
  });

  test('an order that cannot be sent is not asked about, and its late answer is not heard', async () => {
    runner.want('order');
    await vi.advanceTimersByTimeAsync(typingPauseMs);
    runner.want(undefined);
    runner.nudge();
    questions[0]!.answer('late');
    await vi.advanceTimersByTimeAsync(5_000);

    expect(questions).toHaveLength(1);
    expect(answers).toEqual([]);
  });
});
