import * as z from 'zod';
import { accountText } from '../../../contract/names';
import { portfolio } from '../../../contract/portfolio';
import type { AccountState } from '../../core/account/account';
import { portfolioStatistics } from '../../core/account/portfolio-statistics';
import { Valuation } from '../../core/account/valuation';
import type { Market } from '../../core/market/market';
import { formatDecimal } from '../../core/values/decimal';
import { accountOf } from '../calls/unwrap';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

export function portfolioRoutes(api: Api, { desk }: WebContext): void {
  api.get(
    '/portfolio',
    {
      schema: {
        tags: ['account'],
        summary: 'The open positions added up',
        querystring: z.strictObject({ account: accountText.optional() }),
        response: answers(200, portfolio),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) => {
      const id = accountOf(desk, query.account);
      const account = desk.state.accounts.get(id);
      if (account === undefined) {
        throw new Error(`Broken invariant: account ${id} was just there`);
      }
      const figures = portfolioStatistics(account, valued(account, desk.market));
      return {
        account: id,
        totalPositions: figures.totalPositions,
        totalValue: formatDecimal(figures.totalValue),
        totalUnrealizedPnL: formatDecimal(figures.totalUnrealizedPnL),
        totalRealizedPnL: formatDecimal(figures.totalRealizedPnL),
        avgPositionSize: formatDecimal(figures.avgPositionSize),
        winningPositions: figures.winningPositions,
        losingPositions: figures.losingPositions,
        sequence: desk.state.sequence,
      };
    },
  );
}

/** The positions of an account at the marks of now. */
function valued(account: AccountState, market: Market): Valuation {
  const valuation = new Valuation();
  for (const [instrument, position] of account.positions) {
    const mark = market.mark(instrument);
    if (mark !== undefined) {
      valuation.setMark(instrument, mark.price);
    }
    valuation.positionChanged(instrument, position);
  }
  return valuation;
}
