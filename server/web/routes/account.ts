import * as z from 'zod';
import { account } from '../../../contract/account';
import { accountText } from '../../../contract/names';
import { accountOf } from '../calls/unwrap';
import { presentAccountBooks, titleOf } from '../present/present-account';
import { presentAccountStanding } from '../present/present-account-standing';
import type { Api, WebContext } from '../web-context';
import { answers } from './answers';

export function accountRoutes(api: Api, { desk }: WebContext): void {
  api.get(
    '/account',
    {
      schema: {
        tags: ['account'],
        summary: 'Cash, equity, buying power, exposure as of now',
        querystring: z.strictObject({ account: accountText.optional() }),
        response: answers(200, account),
      },
      config: { rule: { needs: 'read' } },
    },
    ({ query }) => {
      const id = accountOf(desk, query.account);
      const books = desk.state.accounts.get(id);
      if (books === undefined) {
        throw new Error(`Broken invariant: account ${id} was just there`);
      }
      return {
        ...presentAccountBooks(books, titleOf(desk, books), desk.state.sequence),
        ...presentAccountStanding(desk, id),
      };
    },
  );
}
