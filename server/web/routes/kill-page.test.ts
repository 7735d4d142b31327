import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  openWorld,
  ownPage,
  password,
  toAnswer,
  until,
  type WebWorld,
} from '../web-world.fixture';

let world: WebWorld;
beforeEach(async () => {
  world = await openWorld();
  await world.person('trader');
  await world.person('viewer');
});
afterEach(() => world.close());

async function post(fields: Record<string, string>, headers: object = ownPage): Promise<Answer> {
  return toAnswer(
    await world.web.fastify.inject({
      method: 'POST',
      url: '/kill',
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    }),
  );
}
const isLatched = () => world.desk.state.latched;

describe('the plain kill page', () => {
  test('is one form without script, and nothing on it comes from elsewhere', async () => {
    const page = await world.call('GET', '/kill');

    expect(page.status).toBe(200);
    expect(page.text).toContain('<form method="post" action="/kill">');
    expect(page.text).toContain('Stops that only reduce stay behind their positions');
    expect(page.text).toContain('<button type="submit">Halt and cancel</button>');
    expect(page.text).not.toMatch(/<script|<link|<img|src=|url\(/);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    // no-referrer would make browsers send the form from the origin "null", and it would be refused.
    expect(page.headers['referrer-policy']).toBe('same-origin');
  });

  test('kills for whoever is signed in', async () => {
    const answer = await post({ reason: 'by hand' }, await world.person('trader'));

    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/kill');
    expect(world.desk.state.kill).toMatchObject({ reason: 'by hand', flatten: false });
  });

  test('kills with name and password, and signs in so that the progress can be seen', async () => {
    const answer = await post({ username: 'trader', password, flatten: 'yes' });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';

    expect(answer.status).toBe(303);
    expect(world.desk.state.kill).toMatchObject({
      flatten: true,
      reason: 'pressed on the plain page',
    });
    await until(() => world.desk.state.kill?.phase === 'flat');
    const page = await world.call('GET', '/kill', { cookie });
    expect(page.text).toContain('<strong>Latched</strong>');
    expect(page.text).toContain('Stopped: the whole desk.');
    expect(page.text).toContain('Flat, confirmed twice by the venue');
  });

  test('tells strangers that it is latched and no more', async () => {
    await post({ reason: 'secret reason' }, await world.person('trader'));
    const page = await world.call('GET', '/kill');

    expect(page.text).toContain('Latched.');
    expect(page.text).not.toContain('secret reason');
  });

  test.each([
    [{ username: 'trader', password: 'wrong' }, 401, 'The name or the password is wrong.'],
    [{ username: 'viewer', password }, 403, 'viewer may not press the kill switch.'],
    [{}, 401, 'The name or the password is wrong.'],
  ])('from %j does not kill, and says why', async (fields, status, sentence) => {
    const answer = await post(fields);

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(sentence);
    expect(isLatched()).toBe(false);
  });

  test('is not pressed by a form of another site with the cookie of somebody', async () => {
    const as = { ...(await world.person('trader')), origin: 'http://evil.example' };

    expect((await post({ reason: 'x' }, as)).status).toBe(403);
    expect(isLatched()).toBe(false);
  });

  test('shows what was typed as text', async () => {
    await post({ reason: '<script>alert(1)</script>' }, await world.person('trader'));
    const page = await world.call('GET', '/kill', await world.person('trader'));

    expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.text).not.toContain('<script>');
  });

  test('does not let passwords be guessed without end', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 22; count += 1) {
      statuses.push((await post({ username: `name${count}`, password: 'guess' })).status);
    }

    expect(statuses.at(-1)).toBe(429);
  });
});
