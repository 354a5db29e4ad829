import { readSecret, type SecretVault } from "@sallyport/credentials/vault";
import { FatalError } from "@sallyport/worker-kit";
import type { TokenReader } from "../ports.js";

/**
 * Tokens of git hosts from Secrets Manager, read when a repository needs one and kept in memory only (SEC-08). A secret is a JSON object with
 * the key `token`, e.g. `{"token":"…"}` in `atx/github-token` (SEC-07). Needs `secretsmanager:GetSecretValue` on these secrets.
 */
export class SecretTokens implements TokenReader {
  constructor(
    private readonly vault: Pick<SecretVault, "read">,
    /** Ids or ARNs of secrets by host. */
    private readonly secrets: Readonly<Record<string, string>>,
  ) {}

  async token(host: string, signal: AbortSignal): Promise<string | undefined> {
    const secretId = Object.hasOwn(this.secrets, host) ? this.secrets[host] : undefined;
    if (secretId === undefined) return undefined;
    signal.throwIfAborted();
    const token = tokenOf(await readSecret(this.vault, secretId));
    // A line break would be a further line of git's credential protocol.
    if (token !== undefined && /^[\x21-\x7e]{1,2048}$/.test(token)) return token;
    throw new FatalError({
      reason: "git-token",
      what: `The secret for ${host} has no usable token`,
      fix: 'Make its value a JSON object like {"token":"…"}',
    });
  }
}

function tokenOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("token" in value)) return undefined;
    return typeof value.token === "string" ? value.token : undefined;
  } catch {
    return undefined;
  }
}
