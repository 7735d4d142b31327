import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProtectionScript } from './protection-script.fixture';

/** Whatever may happen to a position; numbers choose sizes and levels. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('entry'), size: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('stop'), size: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('target'), size: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('exit'), size: fc.integer({ min: 1, max: 90 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('leave'), size: fc.integer({ min: 0, max: 60 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('adjust'), size: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sell'), size: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('fate'), size: fc.integer({ min: 0, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drop'), size: fc.constant(0) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('cancels'), size: fc.integer({ min: 0, max: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart'), size: fc.constant(0) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('wait'), size: fc.integer({ min: 1, max: 15 }) }),
  },
);

const fates = ['refused', 'notPlaced', 'requestLost', 'replyLost', 'silent'] as const;

test('no stop stands above the position, and no gap stays unsaid [rules 7]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 18 }), async (happenings) => {
      const script = await new ProtectionScript().begin();
      await script.step('entry long 100 10 stop 9.5 target 11');
      let gapSince: number | undefined;

      for (const { kind, size } of happenings) {
        await script.step(commandOf(script, kind, size));
        script.mustNeverBe(`${kind} ${size}`);
        const now = script.harness.clock.monotonic();
        gapSince = script.standing().includes('gap') ? (gapSince ?? now) : undefined;
        if (gapSince !== undefined && now - gapSince > 1_300) {
          expect(script.isAlarmed()).toBe(true);
        }
      }

      await script.step('cancels work');
      await script.harness.wait(70_000);
      script.mustNeverBe('the end');
      expect(script.standing()).not.toMatch(/gap|\?/);
    }),
    { numRuns: 40 },
  );
}, 60_000);

/** What can not happen now (a fill beyond what works) is nothing. */
function commandOf(script: ProtectionScript, kind: string, size: number): string {
  switch (kind) {
    case 'entry':
    case 'stop':
    case 'target':
    case 'exit': {
      const left = script.leftAtVenue(kind);
      const level = { entry: '10', stop: '9.4', target: '11', exit: '10.1' }[kind];
      return left === 0 ? 'nothing' : `fill ${kind} ${Math.min(size, left)} ${level}`;
    }
    case 'leave':
      return size === 0 ? 'leave' : `leave ${size}`;
    case 'adjust':
      return size === 0 ? 'adjust trail 0.3' : `adjust fixed 9.${size} loosen`;
    case 'sell':
      return script.freeToSell() < size ? 'nothing' : `sell ${size}`;
    case 'fate':
      return `next ${fates[size]}`;
    case 'drop':
      return script.leftAtVenue('stop') === 0 ? 'nothing' : 'drop stop';
    case 'cancels':
      return size === 0 ? 'cancels fail' : 'cancels work';
    case 'wait':
      return `wait ${size * 100}`;
    default:
      return kind;
  }
}
