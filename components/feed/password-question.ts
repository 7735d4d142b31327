import { create } from 'zustand';

interface PasswordQuestion {
  /** Somebody waits for the password to be given again; true once it was. */
  readonly answer: ((isGiven: boolean) => void) | undefined;
}

/** Whether the page asks for the password right now; the dialog of the shell shows it. */
export const usePasswordQuestion = create<PasswordQuestion>()(() => ({ answer: undefined }));

let asked: Promise<boolean> | undefined;
let canAsk = false;

/** Said by the dialog while it is there: a page without it cannot ask. */
export function offerPasswordDialog(): () => void {
  canAsk = true;
  return () => {
    canAsk = false;
    usePasswordQuestion.getState().answer?.(false);
  };
}

/**
 * Asks the person for the password, once for all calls that wait for it. Resolves with whether it was
 * given; false at once where nobody can be asked.
 */
export function askPassword(): Promise<boolean> {
  if (!canAsk) {
    return Promise.resolve(false);
  }
  asked ??= new Promise<boolean>((resolve) => {
    usePasswordQuestion.setState({
      answer: (isGiven) => {
        asked = undefined;
        usePasswordQuestion.setState({ answer: undefined });
        resolve(isGiven);
      },
    });
  });
  return asked;
}
