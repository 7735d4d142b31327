import { describe } from 'vitest';
import { describeAccounts } from './suite/accounts.suite';
import { describeCancel } from './suite/cancel.suite';
import { describeConnection } from './suite/connection.suite';
import { describeFlags } from './suite/flags.suite';
import { describeModify } from './suite/modify.suite';
import { describeOrderTypes } from './suite/order-types.suite';
import { describeReports } from './suite/reports.suite';
import { describeRestart } from './suite/restart.suite';
import { describeSubmission } from './suite/submission.suite';
import { describeTimesInForce } from './suite/times-in-force.suite';
import { type OpenHarness, venueTests } from './suite/venue-bench.suite';

/**
 * What every execution venue has to pass: `ExecutionVenue` is what all of them do alike. Each test
 * gets a harness of its own; what it cannot do and what the venue does not offer is skipped, and
 * the skip says why.
 */
export function describeExecutionVenue(name: string, makeHarness: OpenHarness): void {
  describe(`${name} as an execution venue`, () => {
    const venueTest = venueTests(makeHarness);
    describeSubmission(venueTest);
    describeOrderTypes(venueTest);
    describeTimesInForce(venueTest);
    describeFlags(venueTest);
    describeCancel(venueTest);
    describeModify(venueTest);
    describeReports(venueTest);
    describeAccounts(venueTest);
    describeRestart(venueTest);
    describeConnection(venueTest);
  });
}
