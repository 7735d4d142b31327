import { toVenueName } from '../core/values/ids';

export const paperVenueName = toVenueName('paper');
