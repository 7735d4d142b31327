import { describeExecutionVenue } from '../execution-venue.suite';
import { paperHarness } from './paper-harness.fixture';

describeExecutionVenue('the paper venue without delay', () => paperHarness());

describeExecutionVenue('the paper venue with a delay', () =>
  paperHarness({ settings: { fillDelay: 40 } }),
);
