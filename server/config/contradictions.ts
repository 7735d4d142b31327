import type { ConfigProblem } from './config-problem';
import type { Environment } from './environment';

/** Settings that are sound each by itself and cannot stand together; looks at their texts only. */
export function findContradictions(given: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const isRecorded = given['DESK_MARKET_DATA']?.startsWith('recorded:') ?? false;
  const hasUser = given['DESK_ADMIN_USER'] !== undefined;
  const hasPassword = given['DESK_ADMIN_PASSWORD'] !== undefined;
  if (hasUser && !hasPassword) {
    problems.push(needsBoth('DESK_ADMIN_PASSWORD', 'DESK_ADMIN_USER'));
  }
  if (hasPassword && !hasUser) {
    problems.push(needsBoth('DESK_ADMIN_USER', 'DESK_ADMIN_PASSWORD'));
  }
  if (given['DESK_CLOCK'] === 'tape' && !isRecorded) {
    problems.push(needsRecording('DESK_CLOCK', 'tape'));
  }
  if (given['DESK_MARKET_SPEED'] !== undefined && !isRecorded) {
    problems.push(needsRecording('DESK_MARKET_SPEED', given['DESK_MARKET_SPEED']));
  }
  return problems;
}

function needsBoth(setting: string, present: string): ConfigProblem {
  return {
    code: 'setting-missing',
    setting,
    expected: `${present} is set, and the first administrator needs both`,
  };
}

function needsRecording(setting: string, given: string): ConfigProblem {
  return {
    code: 'setting-malformed',
    setting,
    given: JSON.stringify(given),
    expected: 'left out unless DESK_MARKET_DATA is recorded:<files>',
  };
}
