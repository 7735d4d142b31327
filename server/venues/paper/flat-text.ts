/**
 * The same text in one piece. A text that was put together from many keeps all of them in memory
 * until somebody looks into it: what is kept for ever is looked into first.
 */
export function flatText(text: string): string {
  text.charCodeAt(0);
  return text;
}
