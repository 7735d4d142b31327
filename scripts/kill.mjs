/**
 * `npm run kill`: stops the running desk from the command line, also when its pages, its stream or its
 * database do not work. From the moment the desk answers nothing new goes to a venue; open orders are
 * canceled, stops behind positions excepted, and with --flatten every position is closed and its stops
 * with it. Pressing again is safe.
 *
 *   npm run kill
 *   npm run kill -- --flatten --reason "prices are wrong"
 *   npm run kill -- --scope instrument --target IBM
 *   npm run kill -- --url https://desk.example --key <API key with the scope trade or risk>
 *
 * On the desk's own machine nothing need be given: the desk leaves a key for this command in its data
 * folder. Ends with 0 once the venue has confirmed that nothing is left, with 1 otherwise.
 */
import { existsSync, readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadEnv } from './set-up/load-env.mjs';
import { inProject } from './set-up/project.mjs';
import { runScript, SetUpError } from './set-up/run.mjs';

const patienceMs = 60_000;
const lookEveryMs = 250;

await runScript(async () => {
  const options = readOptions();
  const door = options.key === undefined ? localDoor() : { url: options.url, key: options.key };
  const accepted = await call(door, 'POST', {
    scope: options.scope,
    ...(options.target === undefined ? {} : { target: options.target }),
    flatten: options.flatten,
    reason: options.reason,
  });
  console.log(`Latched: nothing new goes to a venue. Kill ${accepted.killId}.`);
  process.exitCode = (await watch(door)) ? 0 : 1;
});

function readOptions() {
  try {
    return parseArgs({
      options: {
        flatten: { type: 'boolean', default: false },
        reason: {
          type: 'string',
          default: `npm run kill by ${userInfo().username} on ${hostname()}`,
        },
        scope: { type: 'string', default: 'desk' },
        target: { type: 'string' },
        url: { type: 'string', default: 'http://127.0.0.1:3000' },
        key: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new SetUpError(
      `${error.message}\nNothing was stopped. See the head of scripts/kill.mjs.`,
    );
  }
}

/** The address and key that a running desk leaves in its data folder. */
function localDoor() {
  loadEnv();
  const file = path.resolve(inProject(), process.env.DESK_DATA_DIR || './data', 'kill-key.json');
  if (!existsSync(file)) {
    throw new SetUpError(
      `No desk has left its key in ${file}, so nothing was stopped. Is it the right data folder ` +
        '(DESK_DATA_DIR)? For a desk elsewhere give --url and --key.',
    );
  }
  const { url, key } = JSON.parse(readFileSync(file, 'utf8'));
  return { url, key };
}

/** Tells each step until the venue has confirmed the end; false when that does not come. */
async function watch(door) {
  const deadline = Date.now() + patienceMs;
  let told = '';
  while (Date.now() < deadline) {
    const { kill } = await call(door, 'GET');
    const step = `${kill.phase}: ${kill.ordersLeft} orders and ${kill.positionsLeft} positions left.`;
    if (step !== told) {
      console.log(step);
      told = step;
    }
    if (kill.phase === 'flat') {
      return true;
    }
    if (kill.phase === 'notFlat') {
      for (const left of kill.remaining) {
        console.log(`  ${left.kind} ${left.instrument} ${left.orderId ?? ''} ${left.why}`);
      }
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
  console.log('The latch holds, but the venue has not confirmed the end; look at the desk.');
  return false;
}

async function call({ url, key }, method, body) {
  const response = await fetch(new URL('/api/v1/kill-switch', url), {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error) => {
    throw new SetUpError(
      `The desk at ${url} does not answer (${error.cause?.code ?? error.message}). If it has stopped, ` +
        'orders that were working are still at the venue: cancel them there.',
    );
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new SetUpError(
      `The desk at ${url} said no (${response.status}): ${answer.detail ?? answer.title ?? ''}`,
    );
  }
  return answer;
}
