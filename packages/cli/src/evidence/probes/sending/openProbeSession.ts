import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import { probeSessionName } from "@sallyport/sandbox";
import type { SessionKeys } from "./SessionKeys.js";

/**
 * Opens a session of a role of the sandbox in which its probes are sent: what one of them is not refused is done.
 *
 * @param sts a client with the sandbox's deploy key, to which it gives such a session whomever the role trusts
 * @throws Error where this process does not use a sandbox
 */
export async function openProbeSession(sts: STSClient, roleArn: string): Promise<SessionKeys> {
  const { hostname } = new URL(process.env.AWS_ENDPOINT_URL ?? "https://aws.amazon.com");
  if (hostname !== "127.0.0.1" && hostname !== "localhost") throw new Error("probes are sent to a sandbox alone");
  const asked = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: probeSessionName });
  const { Credentials: given } = await sts.send(asked);
  const { AccessKeyId, SecretAccessKey, SessionToken } = given ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error(`the sandbox gave no session of ${roleArn}`);
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}
