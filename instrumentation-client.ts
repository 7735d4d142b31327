import { beginPageTurn } from '@/components/feed/page-turn';

/** Next calls this for every way to another place: a link, a command, back and forward. */
export function onRouterTransitionStart(url: string): void {
  if (new URL(url, window.location.href).pathname !== window.location.pathname) {
    beginPageTurn();
  }
}
