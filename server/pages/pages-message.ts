/** What the pages process tells the desk, once, over the channel between the two. */
export interface PagesListening {
  readonly kind: 'listening';
  readonly port: number;
}

export function isPagesListening(message: unknown): message is PagesListening {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    message.kind === 'listening' &&
    'port' in message &&
    typeof message.port === 'number'
  );
}
