import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { probeSessionName } from "@sallyport/sandbox";
import type { SessionKeys } from "./SessionKeys.js";

/**
 * Opens a session of a role of the sandbox in which its probes are sent.
 *
 * @param sts a client with the sandbox's deploy key, to which it gives such a session whomever the role trusts
 */
export async function openProbeSession(sts: STSClient, roleArn: string): Promise<SessionKeys> {
  const asked = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: probeSessionName });
  const { Credentials: given } = await sts.send(asked);
  const { AccessKeyId, SecretAccessKey, SessionToken } = given ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error(`the sandbox gave no session of ${roleArn}`);
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
