import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import type { RoleCredentials } from "./RoleCredentials.js";

const earliestRenewal = 10 * 60_000;

/**
 * The sessions of one task's roles. The session is named for the task, which is how the emulator knows whom to judge
 * the trust policy for. Credentials are reused until 10 minutes, or half of their lifetime, before they expire: the AWS
 * SDKs ask anew 5 minutes before, and must then be given new ones.
 */
export class RoleSessions {
  private readonly sessions = new Map<string, RoleCredentials>();

  /** @param lifetime seconds */
  constructor(
    private readonly sts: STSClient,
    private readonly taskId: string,
    private readonly lifetime: number,
  ) {}

  /** Rejects with the STS error when the role does not exist or does not trust ECS tasks. */
  async credentials(roleArn: string): Promise<RoleCredentials> {
    const known = this.sessions.get(roleArn);
    const margin = Math.min(earliestRenewal, (this.lifetime * 1000) / 2);
    if (known && known.expiration.getTime() - Date.now() > margin) return known;
    const fresh = await this.assume(roleArn);
    this.sessions.set(roleArn, fresh);
    return fresh;
  }

  private async assume(roleArn: string): Promise<RoleCredentials> {
    const answer = await this.sts.send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: this.taskId, DurationSeconds: this.lifetime }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
      throw new Error(`the sandbox's STS gave no credentials for ${roleArn}`);
    return {
      roleArn,
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  }
}
