import type { Log, LogFields } from '../ports/log';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
}

/** Keeps its lines, for tests to read. */
export interface MemoryLog extends Log {
  readonly lines: readonly LogLine[];
}

export function memoryLog(): MemoryLog {
  return collect([], {});
}

function collect(lines: LogLine[], shared: LogFields): MemoryLog {
  const at =
    (level: LogLine['level']) =>
    (message: string, fields: LogFields = {}): void => {
      lines.push({ level, message, fields: { ...shared, ...fields } });
    };
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => collect(lines, { ...shared, ...fields }),
  };
}
