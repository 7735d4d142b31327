import type { LimitScope } from '@/contract/verdict';

/** One key per node of the tree, as the feed has it: `desk`, `instrument:AAPL`. */
export function keyOfScope({ kind, id }: LimitScope): string {
  return id === undefined ? kind : `${kind}:${id}`;
}

export function scopeOfKey(key: string): LimitScope {
  const [kind = 'desk', ...rest] = key.split(':');
  // Keys are made by `keyOfScope` alone.
  return (rest.length === 0 ? { kind } : { kind, id: rest.join(':') }) as LimitScope;
}
