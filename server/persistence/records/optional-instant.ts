import { type Instant, toInstant } from '../../core/values/instant';

/** A member with a moment, or no member: as the target says what may be absent. */
export function optionalInstant<Name extends string>(name: Name, value: bigint | null) {
  // One member or none, as the target says.
  return (value === null ? {} : { [name]: toInstant(Number(value)) }) as {
    readonly [Key in Name]?: Instant;
  };
}
