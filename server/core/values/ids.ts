import type { Brand } from './brand';

/** The desk's own name of an order; sorts by time. */
export type OrderId = Brand<string, 'OrderId'>;
/** The caller's idempotency key (FIX ClOrdID, tag 11); unique per account for ever. */
export type ClientOrderId = Brand<string, 'ClientOrderId'>;
/** The venue's name of an order (FIX OrderID, tag 37); absent until it answers. */
export type VenueOrderId = Brand<string, 'VenueOrderId'>;
/** The venue's name of one execution (FIX ExecID, tag 17); unique per venue. */
export type ExecutionId = Brand<string, 'ExecutionId'>;
export type InstrumentId = Brand<string, 'InstrumentId'>;
export type AccountId = Brand<string, 'AccountId'>;
export type VenueName = Brand<string, 'VenueName'>;
export type UserName = Brand<string, 'UserName'>;
export type StrategyId = Brand<string, 'StrategyId'>;
export type SignalId = Brand<string, 'SignalId'>;
export type KillId = Brand<string, 'KillId'>;
/** The desk's name of a difference that reconciliation found. */
export type BreakId = Brand<string, 'BreakId'>;
/** The name of a second source of fills. */
export type DropCopyName = Brand<string, 'DropCopyName'>;

/** Makers. They give a name to a text that was checked where it came in. */
export const toOrderId = (text: string): OrderId => text as OrderId;
export const toClientOrderId = (text: string): ClientOrderId => text as ClientOrderId;
export const toVenueOrderId = (text: string): VenueOrderId => text as VenueOrderId;
export const toExecutionId = (text: string): ExecutionId => text as ExecutionId;
export const toInstrumentId = (text: string): InstrumentId => text as InstrumentId;
export const toAccountId = (text: string): AccountId => text as AccountId;
export const toVenueName = (text: string): VenueName => text as VenueName;
export const toUserName = (text: string): UserName => text as UserName;
export const toStrategyId = (text: string): StrategyId => text as StrategyId;
export const toSignalId = (text: string): SignalId => text as SignalId;
export const toKillId = (text: string): KillId => text as KillId;
export const toBreakId = (text: string): BreakId => text as BreakId;
export const toDropCopyName = (text: string): DropCopyName => text as DropCopyName;
