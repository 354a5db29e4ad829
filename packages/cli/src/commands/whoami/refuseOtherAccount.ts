import type { STSClient } from "@aws-sdk/client-sts";
import { CommandError } from "../../output/CommandError.js";
import { expectedAccounts } from "../../settings/expectedAccounts.js";
import { readIdentity } from "./readIdentity.js";

/**
 * Refuses to go on in another account than the environment's, where SALLYPORT_ACCOUNTS says which that is (TOL-09).
 *
 * @throws CommandError
 */
export async function refuseOtherAccount(sts: STSClient, environment: string | undefined): Promise<void> {
  const expected = environment === undefined ? undefined : expectedAccounts(process.env)[environment];
  const { account } = await readIdentity(sts);
  if (expected === undefined || account === expected) return;
  throw new CommandError(
    `${environment} is in the account ${expected}, and this is ${account}`,
    `sallyport whoami --environment ${environment}`,
    1,
  );
}
