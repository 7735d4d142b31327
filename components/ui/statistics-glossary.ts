/** How each figure of the statistics is made; the same words as in trading rules and API. */
export const statisticsGlossary = {
  totalOrders: 'Orders sent in the period. Those that the desk itself denied are counted apart.',
  deniedOrders: 'Orders that a check of the desk stopped: they never left it.',
  filledOrders: 'Orders that were filled completely in the period.',
  cancelledOrders: 'Orders taken back before they were filled; a part of them may have been.',
  expiredOrders: 'Orders whose time ran out before they were filled.',
  rejectedOrders: 'Orders that the venue refused.',
  fillRate: 'Filled orders in percent of the closed orders that had reached the venue.',
  averageFillTime: 'From submission to the last fill, mean over filled orders.',
  totalCommissions: 'What the venue took for all fills.',
  totalSlippage:
    'How much worse than the mid at submission all fills were together. Positive is worse.',
  closedPositions:
    'Trades: positions from their beginning until they were flat. A flip ends one and begins the next.',
  winRate: 'Trades with a profit, net of commission, in percent of all trades.',
  profitFactor:
    'Net profit of the winning trades over net loss of the losing ones. Without bound when none lost.',
  largestWin: 'The best trade, net of commission.',
  largestLoss: 'The worst trade, net of commission.',
  averageWin: 'Mean net profit of the winning trades.',
  averageLoss: 'Mean net loss of the losing trades.',
  sharpeRatio:
    'Mean over standard deviation of daily returns, × √252, no riskless rate. From 20 whole trading days on.',
  maxDrawdown:
    'Deepest fall of equity in the period, in percent of the peak before it. Of a part of an account: of the equity it began with and what its fills realized.',
  dailyPnL:
    'Change of equity over a trading day. Of a part of an account: what its fills realized that day, net of commission.',
  netPnL: 'Realized by fills in the period, net of commission.',
  tradeDistribution: 'How many trades ended with how much, net of commission.',
  volume: 'Price × quantity of all fills.',
  makerShare: 'Fills in percent that were resting in the book and did not take.',
  averageTimeToFirstFill: 'From submission to the first fill, mean over filled orders.',
  medianTimeToFill: 'Half of the filled orders took at most so long, to the last fill.',
  slowTimeToFill: '95 of 100 filled orders took at most so long, to the last fill.',
  slippageBasisPoints:
    'Slippage in hundredths of a percent of what was filled, worth at the mid at submission.',
  decisionSlippage:
    'How much worse than the price that a signal was decided at its fills were. Orders of signals alone.',
  decisionSlippageBasisPoints: 'The same in hundredths of a percent of the value at that price.',
  commissionBasisPoints: 'Commission in hundredths of a percent of the volume.',
  priceImprovement: 'How much better than their limits orders were filled, all fills together.',
  improvedShare: 'Fills of limit orders in percent that were better than the limit.',
  averageAdverse:
    'How far closed positions had gone against their holder at worst (MAE), on average; by the marks the desk saw.',
  furthestAdverse: 'The deepest that a closed position had been under water (MAE).',
  averageFavourable:
    'How far closed positions had been ahead at best (MFE), on average; by the marks the desk saw.',
  furthestFavourable: 'The furthest that a closed position had been ahead (MFE).',
  keptShare: 'What closed positions came to, of the furthest that they had been ahead (MFE).',
} as const;
