import { readFileSync, writeSync } from 'node:fs';
import { parseConfig } from './config';
import { configExitCode, presentConfigProblems } from './config/config-problem';
import { allocateYoung } from './main/allocate-young';
import { meetFault } from './main/meet-fault';
import { openConfigured } from './main/open-configured';
import { printWelcome } from './main/print-welcome';
import type { RunningProcess } from './main/run-desk';
import { StartProblem } from './main/start-problem';
import { pinoLog } from './system/pino-log';
import { putOtherThreadsBehind } from './system/thread-standing';

/** The desk process: reads the settings, runs the desk, and ends it in order. */
const exitUnavailable = 69;
/** A stop that hangs must not keep the process: nothing that was answered depends on it. */
const stopWithinMs = 10_000;
/** The address is told once a browser finds the pages there, and after this wait in any case. */
const pagesWithinMs = 10_000;

allocateYoung();
/**
 * What the engine does beside the desk, compiling and marking, it shares out among threads that there are not
 * processors for; the thread that decides waited for them, up to 12 ms at a time. There are no others yet.
 */
putOtherThreadsBehind(5);

const parsed = parseConfig(process.env);
if (!parsed.ok) {
  process.stderr.write(`${presentConfigProblems(parsed.error)}\n`);
  process.exit(configExitCode);
}
const config = parsed.value;
const log = pinoLog({ level: config.logLevel });
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** The database is opened, and its newest rows are proven, while the rest of the desk is loaded. */
async function start(): Promise<RunningProcess> {
  const persistence = openConfigured(config, log);
  persistence.catch(() => undefined);
  const { runDesk } = await import('./main/run-desk');
  return await runDesk(config, log, version, () => persistence);
}

try {
  const starting = start();
  // A stop that is asked for while the desk still starts comes in order too, as soon as it is open.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(1), stopWithinMs).unref();
      void starting
        .then((running) => running.stop(signal))
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
  }
  const running = await starting;
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(kind, (error: unknown) =>
      meetFault(error, kind, { log, noteFault: running.noteFault, end: endProcess }),
    );
  }
  await running.pagesUp(pagesWithinMs);
  printWelcome(running.address, running.setUpLink);
} catch (error) {
  if (!(error instanceof StartProblem)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exit(exitUnavailable);
}

/** One synchronous write: the log would still be on its way when the process is gone. */
function endProcess(words: string): void {
  writeSync(process.stderr.fd, words);
  process.exit(1);
}
