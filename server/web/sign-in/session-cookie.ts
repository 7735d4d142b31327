import '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { WebConfig } from '../web-dependencies';

/** The cookie that carries a session's token, and nothing else. */
export class SessionCookie {
  readonly name: string;
  private readonly isSecure: boolean;

  constructor({ publicUrl }: WebConfig) {
    this.isSecure = publicUrl?.protocol === 'https:';
    this.name = this.isSecure ? '__Host-desk-session' : 'desk-session';
  }

  /** The token in a `Cookie` header; undefined when there is none. */
  read(header: string | undefined): string | undefined {
    for (const pair of header?.split(';') ?? []) {
      const [name, value] = pair.split('=', 2);
      if (name?.trim() === this.name && value !== undefined) {
        const token = value.trim();
        return /^[A-Za-z0-9_-]{20,100}$/.test(token) ? token : undefined;
      }
    }
    return undefined;
  }

  set(reply: FastifyReply, token: string, absoluteEnd: number): void {
    void reply.setCookie(this.name, token, {
      ...this.attributes(),
      expires: new Date(absoluteEnd),
    });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(this.name, this.attributes());
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.isSecure } as const;
  }
}
