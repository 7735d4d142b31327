/** What a webhook is sent. The signature is made over `time` and `body`, by the secret. */
export interface WebhookMessage {
  readonly url: string;
  readonly secret: string;
  readonly deliveryId: string;
  /** JSON. */
  readonly body: string;
}

export type WebhookAnswer =
  /** Any status: 2xx says that it was taken. A redirect is an answer like any other: nobody follows it. */
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'failed'; readonly reason: string }
  /** The address is one that the desk is not to call; asking again does not help. */
  | { readonly kind: 'forbidden'; readonly reason: string };

/**
 * The line to where alerts are sent.
 *
 * 1. It calls no address of a private or loopback network unless it was told that it may, whatever the
 *    name in the URL resolves to at that moment.
 * 2. It follows no redirect, waits so long and no longer, and reads no more of an answer than its status.
 */
export interface WebhookLine {
  /** What would be right instead; undefined: the URL can be used. No name is looked up. */
  problemWith(url: string): string | undefined;
  /** The secret of a webhook's generation: the same at every start, another for every generation. */
  secretOf(webhookId: string, generation: number): string;
  /** Never rejects. */
  send(message: WebhookMessage): Promise<WebhookAnswer>;
}
