import { describe, expect, test } from 'vitest';
import {
  type PaperFaultKind,
  paperFaultKinds,
  paperScenarioKinds,
  paperScenarioRequest,
} from '@/contract/paper-faults';
import {
  faultFields,
  fieldWords,
  messagesOf,
  requestOf,
  scenarioFields,
} from './disturbance-fields';

describe('the form of a fault or a scenario', () => {
  test.each([...paperFaultKinds] as PaperFaultKind[])('has words for every field of %s', (kind) => {
    for (const { name } of faultFields(kind)) {
      expect(fieldWords[name], name).toBeDefined();
    }
  });

  test.each([...paperScenarioKinds])('asks %s only what the contract takes', (kind) => {
    for (const { name } of scenarioFields(kind)) {
      expect(Object.keys(paperScenarioRequest.shape)).toContain(name);
      expect(fieldWords[name], name).toBeDefined();
    }
  });

  test('leaves out what is empty, and sends numbers as numbers and amounts as text', () => {
    const request = requestOf('wrong-position', {
      instrument: 'AAPL',
      quantity: ' -5 ',
      durationMs: '3000',
      seed: '',
    });

    expect(request).toEqual({
      kind: 'wrong-position',
      instrument: 'AAPL',
      quantity: '-5',
      durationMs: 3_000,
    });
    expect(messagesOf('fault', request)).toEqual({});
  });

  test('says beside the field what would be right', () => {
    expect(messagesOf('fault', requestOf('wrong-cash', {}))).toEqual({
      amount: 'A fault of kind wrong-cash needs amount.',
    });
    expect(messagesOf('fault', requestOf('slow', { durationMs: 'long' }))).toEqual({
      durationMs: 'Must be whole milliseconds from 1 to 3600000.',
    });
    expect(messagesOf('scenario', requestOf('gap', { percent: '-95' }))).toEqual({
      percent: 'Must be percent from -90 to 200.',
    });
  });
});
