/** A page as every browser gets it. */
export interface KeptPage {
  readonly html: Buffer;
  readonly zipped: Buffer;
  readonly policy: string;
  readonly etag: string | undefined;
}

const pagesMax = 100;

/**
 * Pages that were rendered at build time: the same bytes for everybody for as long as their process
 * lives, so they are asked for once, and their policy is made and they are zipped once. They are
 * asked for without anything of the browser's, or what one sent would come back to all.
 */
export class KeptPages {
  private readonly pages = new Map<string, KeptPage>();
  private origin: string | undefined;

  find(origin: string, path: string): KeptPage | undefined {
    return origin === this.origin ? this.pages.get(pathnameOf(path)) : undefined;
  }

  /** Keeps a page; those of another process, of an older build perhaps, are forgotten. */
  keep(origin: string, path: string, page: KeptPage): void {
    if (origin !== this.origin) {
      this.pages.clear();
      this.origin = origin;
    }
    if (this.pages.size < pagesMax) {
      this.pages.set(pathnameOf(path), page);
    }
  }
}

/** Next says so of what was rendered at build time and never changes. */
export function isMadeAtBuild(status: number, cacheControl: string | undefined): boolean {
  return status === 200 && /\bs-maxage=31536000\b/.test(cacheControl ?? '');
}

function pathnameOf(path: string): string {
  return path.split('?', 1)[0] ?? path;
}
