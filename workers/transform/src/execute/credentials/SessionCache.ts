import type { ChildSession, Clock, SessionCredentials } from "../../ports.js";

/** No copy of credentials is older (IAM-17). */
const OLDEST = 45 * 60_000;
/** SDKs fetch new ones when their own have less than five minutes left. */
const LEAST_LEFT = 6 * 60_000;

/** Hands out the session's credentials, and new ones while the last still are good, one call at a time. */
export class SessionCache {
  #current: { readonly credentials: SessionCredentials; readonly refreshAt: number } | undefined;
  #pending: Promise<SessionCredentials> | undefined;

  constructor(
    private readonly session: Pick<ChildSession, "credentials">,
    private readonly clock: Clock,
  ) {}

  async credentials(): Promise<SessionCredentials> {
    if (this.#current && this.clock.now().getTime() < this.#current.refreshAt) return this.#current.credentials;
    this.#pending ??= this.fetch().finally(() => {
      this.#pending = undefined;
    });
    return await this.#pending;
  }

  private async fetch(): Promise<SessionCredentials> {
    const credentials = await this.session.credentials();
    const now = this.clock.now().getTime();
    const lifetime = credentials.expiration.getTime() - now;
    // Of a session that is shorter than usual, a quarter is left.
    const refreshAt = now + Math.min(OLDEST, Math.max(lifetime - LEAST_LEFT, lifetime * 0.75));
    this.#current = { credentials, refreshAt };
    return credentials;
  }
}
