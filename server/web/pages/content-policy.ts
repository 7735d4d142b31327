import { createHash } from 'node:crypto';

/**
 * The policy of a rendered page. Its inline scripts are allowed by their hashes, so that nothing that
 * was not in the page when it left the renderer can run: Next's pages are rendered at build time and
 * repeat nothing of the request. Styles may be inline, since React writes style attributes.
 */
export function pagePolicy(html: string): string {
  const hashes = [...new Set(inlineScripts(html).map(hashSource))];
  return policyOf(["'self'", ...hashes]);
}

/** For a development server, whose pages change as one looks and are evaluated in place. */
export function developmentPolicy(): string {
  return policyOf(["'self'", "'unsafe-inline'", "'unsafe-eval'"]);
}

function policyOf(scripts: readonly string[]): string {
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const scriptElements = /<script\b([^>]*)>([\s\S]*?)<\/script>/gi;

function inlineScripts(html: string): string[] {
  return [...html.matchAll(scriptElements)]
    .filter(([, attributes = '']) => !/\ssrc\s*=/i.test(attributes))
    .map(([, , script = '']) => script);
}

function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
