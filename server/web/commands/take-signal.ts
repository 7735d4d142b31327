import { instrumentText, strategyText } from '../../../contract/names';
import type { SignalAnswer } from '../../../contract/signal';
import type { SignalRequest } from '../../../contract/signal-request';
import { toInstrumentId, toStrategyId } from '../../core/values/ids';
import { actorOf, type Caller } from '../access/caller';
import { unwrap } from '../calls/unwrap';
import { presentRepeat, presentSignal } from '../present/present-signal';
import { problemOf, type WebProblem } from '../problems/web-problem';
import type { WebContext } from '../web-context';
import { toSignal } from './to-signal';

const problemLengthMax = 500;

/** Hands a signal to the desk and answers with its verdict, by whichever door it came. */
export async function takeSignal(
  { desk, metrics }: WebContext,
  caller: Caller,
  request: SignalRequest,
): Promise<SignalAnswer> {
  const facts = toSignal(request, desk.mainAccount);
  const receipt = unwrap(
    await metrics.command('sendSignal', desk.signals.send(facts, actorOf(caller))),
  );
  const signal = desk.state.signals.get(receipt.signalId);
  if (signal === undefined) {
    // Acted on so long ago that memory has let its record go; the journal has it.
    throw problemOf({ code: 'signal-not-found', signalId: receipt.signalId });
  }
  return receipt.isRepeat ? presentRepeat(signal, receipt.isSame) : presentSignal(signal);
}

/** Keeps what can be read of a signal that is not well formed; its sender gets the problem. */
export async function keepMalformedSignal(
  { desk }: WebContext,
  caller: Caller,
  body: unknown,
  problem: WebProblem,
): Promise<void> {
  const given = typeof body === 'object' && body !== null ? { ...body } : {};
  const { type, strategy, instrument } = given as Readonly<Record<string, unknown>>;
  const named = strategyText.safeParse(strategy).data;
  const about = instrumentText.safeParse(instrument).data;
  unwrap(
    await desk.signals.sendMalformed(
      {
        ...(typeof type === 'string' ? { givenType: type.slice(0, 32) } : {}),
        ...(named === undefined ? {} : { strategy: toStrategyId(named) }),
        ...(about === undefined ? {} : { instrument: toInstrumentId(about) }),
      },
      problem.message.slice(0, problemLengthMax),
      actorOf(caller),
    ),
  );
}
