import { describe, expect, test } from 'vitest';
import { askPassword, offerPasswordDialog, usePasswordQuestion } from './password-question';

describe('the question for the password', () => {
  test('is not put where no dialog can show it', async () => {
    expect(await askPassword()).toBe(false);
  });

  test('is one question for all calls that wait, and a later call asks anew', async () => {
    const leave = offerPasswordDialog();

    const calls = [askPassword(), askPassword()];
    usePasswordQuestion.getState().answer?.(true);
    expect(await Promise.all(calls)).toEqual([true, true]);

    const later = askPassword();
    expect(usePasswordQuestion.getState().answer).toBeDefined();
    leave();
    expect(await later).toBe(false);
    expect(usePasswordQuestion.getState().answer).toBeUndefined();
  });
});
