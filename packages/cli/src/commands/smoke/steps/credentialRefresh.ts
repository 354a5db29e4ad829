import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import type { CheckedItem } from "../../../checked/CheckedItem.js";
import type { SmokeStep } from "../SmokeStep.js";

/**
 * Credentials are renewed by themselves: what a client does when they are about to end (after 45 minutes and more) is asked for now, and the
 * renewed ones have to work and to end later.
 */
export const credentialRefresh: SmokeStep = {
  name: "credential-refresh",
  code: 15,
  run: async ({ clients, regions: [region = ""] }) => await renewed(clients.sts(region)),
};

/** Renews the credentials of a client, and uses them. */
export async function renewed(sts: STSClient): Promise<CheckedItem> {
  const { name } = credentialRefresh;
  const before = await sts.config.credentials();
  if (before.expiration === undefined) {
    const message = "These credentials do not end (the sandbox's, or a user's keys): there is nothing to renew";
    return { name, outcome: "not-judged", message };
  }
  const after = await sts.config.credentials({ forceRefresh: true });
  const { Arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
  if (after.sessionToken !== before.sessionToken && (after.expiration?.getTime() ?? 0) >= before.expiration.getTime())
    return { name, outcome: "passed", message: `${Arn.replace(/\/[^/]*$/, "")} was renewed, and works` };
  return {
    ...{ name, outcome: "failed", message: "Asked to renew, the provider gave the same credentials, which end" },
    fix: "Use a provider of the SDK (role, SSO, container), not keys that were copied into the environment",
  };
}
