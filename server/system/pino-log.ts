import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Log, LogFields } from '../ports/log';
import { maskedFields, maskedText } from './masked-fields';

export interface PinoLogOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where the lines go; standard output unless given. */
  readonly stream?: DestinationStream;
}

/** One JSON line per message, secrets masked. A slow console never holds up the desk. */
export function pinoLog({ level, stream }: PinoLogOptions): Log {
  const lines = stream ?? destination({ fd: 1, sync: false });
  return wrap(pino({ level, base: null, timestamp: () => `,"time":"${isoNow()}"` }, lines));
}

function isoNow(): string {
  return new Date().toISOString();
}

function wrap(logger: Logger): Log {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields?: LogFields): void => {
      if (logger.isLevelEnabled(level)) {
        logger[level](fields === undefined ? {} : maskedFields(fields), maskedText(message));
      }
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => wrap(logger.child(maskedFields(fields))),
  };
}
