import { describe, expect, test } from 'vitest';
import { ProtectionScript } from './protection-script.fixture';

/**
 * Left: what is said or what happens at the venue. Right: what stands once all that needs no time
 * has happened: the position, then every open order as `kind leaves@price` (`?`: a change is on its
 * way), what is held without a stop as `gap`, and `ALARM` once somebody was told.
 */
const stories: readonly (readonly [string, string])[] = [
  [
    'an entry is protected as it fills, part by part [rules 7]',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 40 10           | +40 entry 60 stop 40@9.5
    fill entry 35 10           | +75 entry 25 stop 75@9.5
    fill entry 25 10           | +100 stop 100@9.5
    `,
  ],
  [
    'a canceled entry leaves what it filled protected, and so does a fill that comes late',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 40 10           | +40 entry 60 stop 40@9.5
    cancel entry               | +40 stop 40@9.5
    fill entry 10 10           | +50 stop 50@9.5
    `,
  ],
  [
    'a stop that fills in parts lets nothing cross zero',
    `
    entry short 100 10 stop 10.5 | 0 entry 100
    fill entry 100 10            | -100 stop 100@10.5
    fill stop 60 10.5            | -40 stop 40@10.5
    fill stop 40 10.55           | 0
    `,
  ],
  [
    'a gap through the stop while the entry still fills: what comes in later goes out too',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 40 10           | +40 entry 60 stop 40@9.5
    fill stop 40 8.8           | 0 entry 60
    fill entry 60 10           | +60 stop 60@9.5
    fill stop 60 8.7           | 0
    `,
  ],
  [
    'stop and target: when one fills the other shrinks, and when one is done the other goes',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 50 10                     | +50 entry 50 stop 50@9.5 target 50@11
    fill entry 50 10                     | +100 stop 100@9.5 target 100@11
    fill target 30 11                    | +70 stop 70@9.5 target 70@11
    fill target 70 11                    | 0
    `,
  ],
  [
    'the stop fills beside the target',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 100 10                    | +100 stop 100@9.5 target 100@11
    fill stop 30 9.5                     | +70 stop 70@9.5 target 70@11
    fill stop 70 9.5                     | 0
    `,
  ],
  [
    'a target that fills whole while the venue refuses to let go of the stop: it is asked again',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 100 10                    | +100 stop 100@9.5 target 100@11
    next refused                         | +100 stop 100@9.5 target 100@11
    fill target 100 11                   | 0 stop 100@9.5
    wait 600                             | 0
    `,
  ],
  [
    'a target that the venue refuses holds up no stop that has to shrink',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    next served refused                  | 0 entry 100
    fill entry 16 10                     | +16 entry 84 stop 16@9.5
    sell 2                               | +14 entry 84 stop 14@9.5 target 14@11
    `,
  ],
  [
    'a stop whose change did not arrive is asked again, also when its target works meanwhile',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    next silent                          | 0 entry 100
    fill entry 64 10                     | +64 entry 36 stop 64@9.5 gap 64
    sell 37                              | +27 entry 36 stop 64@9.5 gap 27
    wait 2000                            | +27 entry 36 stop 27@9.5 target 27@11 ALARM
    `,
  ],
  [
    'an exit waits for the stop to let go, then closes',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 100 10                    | +100 stop 100@9.5 target 100@11
    leave                                | +100 exit 100
    fill exit 60 10.2                    | +40 exit 40
    fill exit 40 10.2                    | 0
    `,
  ],
  [
    'an exit while the entry still works takes the rest of the entry back',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 40 10           | +40 entry 60 stop 40@9.5
    leave                      | +40 exit 40
    fill exit 40 10.1          | 0
    `,
  ],
  [
    'an exit whose cancel of the entry loses closes what came in',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 40 10           | +40 entry 60 stop 40@9.5
    cancels fail               | +40 entry 60 stop 40@9.5
    leave                      | +40 entry 60? stop 40@9.5?
    fill entry 60 10           | +100 stop 40@9.5? exit 60
    fill stop 40 9.5           | +60 exit 60
    `,
  ],
  [
    'a part of an exit shrinks the stop first',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 100 10                    | +100 stop 100@9.5 target 100@11
    leave 30                             | +100 stop 70@9.5 target 70@11 exit 30
    fill exit 30 10.1                    | +70 stop 70@9.5 target 70@11
    `,
  ],
  [
    'an exit that the venue refuses twice is given up, and the stop comes back',
    `
    entry long 100 10 stop 9.5  | 0 entry 100
    fill entry 100 10           | +100 stop 100@9.5
    next served refused refused | +100 stop 100@9.5
    leave                       | +100 gap 100 ALARM
    wait 600                    | +100 gap 100 ALARM
    wait 1200                   | +100 stop 100@9.5 ALARM
    `,
  ],
  [
    'a stop that the venue refuses is alarmed at once and tried again',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    next refused               | 0 entry 100
    fill entry 40 10           | +40 entry 60 gap 40 ALARM
    fill entry 10 10           | +50 entry 50 gap 50 ALARM
    wait 1000                  | +50 entry 50 stop 50@9.5 ALARM
    `,
  ],
  [
    'a stop whose fate nobody knows is not sent twice, and is alarmed after a round trip',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    next silent                | 0 entry 100
    fill entry 40 10           | +40 entry 60 stop 40@9.5 gap 40
    wait 1000                  | +40 entry 60 stop 40@9.5 ALARM
    wait 3000                  | +40 entry 60 stop 40@9.5 ALARM
    `,
  ],
  [
    'a stop that the venue lets go of comes back',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    drop stop                  | +100 gap 100 ALARM
    wait 600                   | +100 stop 100@9.5 ALARM
    `,
  ],
  [
    'an adjustment replaces the price in one step, and never loosens unless it says so',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    adjust fixed 9.8           | +100 stop 100@9.8
    adjust fixed 9.6           | +100 stop 100@9.8
    adjust fixed 9.6 loosen    | +100 stop 100@9.6
    `,
  ],
  [
    'an adjustment that the venue refuses leaves the old stop where it is',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    next refused               | +100 stop 100@9.5
    adjust fixed 9.8           | +100 stop 100@9.5
    wait 600                   | +100 stop 100@9.8
    `,
  ],
  [
    'an adjustment while the stop fills is for what is left',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    fill stop 30 9.5           | +70 stop 70@9.5
    adjust fixed 9.8           | +70 stop 70@9.5
    fill stop 70 9.5           | 0
    `,
  ],
  [
    'another kind of stop takes the place of the first',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    adjust trail 0.2           | +100 stop 100
    `,
  ],
  [
    'what is sold by hand is taken from what the stop holds',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 100 10                    | +100 stop 100@9.5 target 100@11
    sell 30                              | +70 stop 70@9.5 target 70@11
    close                                | +70 exit 70
    fill exit 70 10                      | 0
    `,
  ],
  [
    'closing what nobody protects leaves the stop and the target of the rest alone, whatever is in the way',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 100 10                    | +100 stop 100@9.5 target 100@11
    buy 50                               | +150 stop 100@9.5 target 100@11
    offer 50 12                          | +150 stop 100@9.5 target 100@11
    close 50                             | +150 stop 100@9.5 target 100@11
    `,
  ],
  [
    'closing all of it takes back none of its own exits, and is asked twice without harm',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    buy 50                     | +150 stop 100@9.5
    offer 50 12                | +150 stop 100@9.5
    close                      | +150 exit 100
    close                      | +150 exit 100
    fill exit 100 10           | +50
    `,
  ],
  [
    'what is bought by hand is nobody’s to protect',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    buy 50                     | +150 stop 100@9.5
    sell 100                   | +50 stop 50@9.5
    `,
  ],
  [
    'a stop and a target that a person moves stay where they were put',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 40 10                     | +40 entry 60 stop 40@9.5 target 40@11
    move stop 9.7                        | +40 entry 60 stop 40@9.7 target 40@11
    move target 10.8                     | +40 entry 60 stop 40@9.7 target 40@10.8
    fill entry 60 10                     | +100 stop 100@9.7 target 100@10.8
    `,
  ],
  [
    'an order of a person that carries its protection is protected as it fills',
    `
    protect 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 40 10                  | +40 entry 60 stop 40@9.5 target 40@11
    fill entry 60 10                  | +100 stop 100@9.5 target 100@11
    fill target 100 11                | 0
    `,
  ],
  [
    'two entries keep their own stops, and the oldest gives way first',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    fill entry 100 10          | +100 stop 100@9.5
    entry long 50 10 stop 9.7  | +100 entry 50 stop 100@9.5
    fill entry 50 10           | +150 stop 100@9.5 stop 50@9.7
    sell 120                   | +30 stop 30@9.7
    `,
  ],
  [
    'a stop that a person cancels stays canceled, and is alarmed',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 100 10                    | +100 stop 100@9.5 target 100@11
    cancel stop                          | +100 gap 100 ALARM
    wait 2000                            | +100 gap 100 ALARM
    adjust fixed 9.6                     | +100 stop 100@9.6 target 100@11 ALARM
    `,
  ],
  [
    'a restart between a fill and its stop forgets neither',
    `
    entry long 100 10 stop 9.5 target 11 | 0 entry 100
    fill entry 40 10                     | +40 entry 60 stop 40@9.5 target 40@11
    restart                              | +40 entry 60 stop 40@9.5 target 40@11
    fill entry 60 10                     | +100 stop 100@9.5 target 100@11
    leave                                | +100 exit 100
    restart                              | +100 exit 100
    fill exit 100 10.1                   | 0
    `,
  ],
  [
    'what filled while the desk was down is protected when it is back',
    `
    entry long 100 10 stop 9.5 | 0 entry 100
    silently entry 40 10       | 0 entry 100
    restart                    | +40 entry 60 stop 40@9.5
    `,
  ],
];

describe('a protected position', () => {
  test.each(stories)('%s', async (_name, story) => {
    const script = await new ProtectionScript().begin();

    const { told, happened } = await script.play(story);

    expect(happened).toBe(told);
  });

  test.each(stories)('%s: the same with a crash after every step', async (_name, story) => {
    const script = await new ProtectionScript().begin();
    const steps = stepsOf(story);

    for (const { command, stands } of steps) {
      await script.step(command);
      if (!command.startsWith('next') && !command.startsWith('silently')) {
        await script.step('restart');
      }
      script.mustNeverBe(command);
      if (stands.includes('?') || stands.includes('gap')) {
        continue;
      }
      await script.until(stands);
      expect(script.standing().replace(' ALARM', '')).toBe(stands.replace(' ALARM', ''));
    }
  });
});

function stepsOf(story: string) {
  return story
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((part) => part.trim()))
    .map(([command = '', stands = '']) => ({ command, stands }));
}
