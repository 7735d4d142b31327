import { readFileSync, writeSync } from 'node:fs';
import { parseConfig } from './config';
import { configExitCode, presentConfigProblems } from './config/config-problem';
import { printWelcome } from './main/print-welcome';
import { runDesk } from './main/run-desk';
import { StartProblem } from './main/start-problem';
import { pinoLog } from './system/pino-log';

/** The desk process: reads the settings, runs the desk, and ends it in order. */
const exitUnavailable = 69;
/** A stop that hangs must not keep the process: nothing that was answered depends on it. */
const stopWithinMs = 10_000;
/** The address is told once a browser finds the pages there, and after this wait in any case. */
const pagesWithinMs = 10_000;

const parsed = parseConfig(process.env);
if (!parsed.ok) {
  process.stderr.write(`${presentConfigProblems(parsed.error)}\n`);
  process.exit(configExitCode);
}
const config = parsed.value;
const log = pinoLog({ level: config.logLevel });
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

try {
  const running = await runDesk(config, log, version);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      setTimeout(() => process.exit(1), stopWithinMs).unref();
      void running.stop(signal).then(() => process.exit(0));
    });
  }
  // A broken invariant is not survived: the process ends and recovers from the journal. The words go
  // out in one synchronous write, since the log would still be on its way when the process is gone.
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      writeSync(
        process.stderr.fd,
        `The desk ends on a fault (${fault}); at its next start it recovers from its journal.\n${what}\n`,
      );
      process.exit(1);
    });
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
