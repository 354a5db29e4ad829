import { AssumeRoleCommand, type STSClient } from "@aws-sdk/client-sts";
import type { ChildSession, SessionCredentials } from "../ports.js";

export interface NarrowedSessionOptions {
  /** A role that trusts the job role. */
  readonly roleArn: string;
  /** Tells the program's calls from this worker's in CloudTrail. */
  readonly sessionName: string;
  /** See `sessionPolicy`. */
  readonly policy: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Seconds. A session that a role's session asks for lasts an hour at most. */
const DURATION = 3_600;

/** The program's session: the role under a session policy. Needs `sts:AssumeRole` on it. */
export class NarrowedSession implements ChildSession {
  readonly environment: Readonly<Record<string, string>>;

  constructor(
    private readonly client: STSClient,
    private readonly options: NarrowedSessionOptions,
  ) {
    this.environment = options.environment;
  }

  async credentials(): Promise<SessionCredentials> {
    const { roleArn, sessionName, policy } = this.options;
    const { Credentials } = await this.client.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: sessionName,
        Policy: policy,
        DurationSeconds: DURATION,
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
      throw new Error("STS answered without credentials");
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    };
  }
}
