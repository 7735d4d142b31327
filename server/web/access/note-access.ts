import type { AccessAction } from '../../core/desk/desk-event';
import { toUserName } from '../../core/values/ids';
import type { WebContext } from '../web-context';

/** Records who came and went without making them wait: people must get in when the journal fails. */
export function noteAccess(
  { desk, log }: WebContext,
  action: AccessAction,
  subject: string,
  sessionId = '',
): void {
  const actor = { kind: 'user', user: toUserName(subject), session: sessionId } as const;
  desk.notes.access(action, subject, actor).catch((error: unknown) => {
    log.error('an access could not be recorded', { action, subject, error });
  });
}
