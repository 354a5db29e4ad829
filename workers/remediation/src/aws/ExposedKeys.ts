import {
  GetAccessKeyLastUsedCommand,
  type IAMClient,
  paginateListAccessKeys,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import type { AccountEvent } from "../events/AccountEvent.js";
import { exposedKeys } from "../events/exposedKeys.js";
import type { Remediator, Remedy } from "../ports.js";
import { named } from "./named.js";

/** Long-lived keys of users that others may have. A key that is turned off can be turned on again; a deleted one not. */
export class ExposedKeys implements Remediator {
  readonly runbook = "credential-compromised";

  constructor(private readonly iam: IAMClient) {}

  targetsIn(event: AccountEvent): readonly string[] {
    return exposedKeys(event);
  }

  async examine(AccessKeyId: string): Promise<Remedy | undefined> {
    const UserName = await this.ownerOf(AccessKeyId);
    if (UserName === undefined || !(await this.isActive(UserName, AccessKeyId))) return undefined;
    return {
      finding: `access key ${AccessKeyId} of user ${UserName} may be in the hands of others, and works`,
      action: `deactivate access key ${AccessKeyId} of user ${UserName}`,
      apply: async () => {
        await this.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: "Inactive" }));
      },
    };
  }

  /** Undefined where the key is not of this account, or deleted. */
  private async ownerOf(AccessKeyId: string): Promise<string | undefined> {
    try {
      return (await this.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))).UserName;
    } catch (error) {
      if (named(error, "NoSuchEntityException")) return undefined;
      throw error;
    }
  }

  private async isActive(UserName: string, id: string): Promise<boolean> {
    for await (const { AccessKeyMetadata = [] } of paginateListAccessKeys({ client: this.iam }, { UserName }))
      if (AccessKeyMetadata.some(({ AccessKeyId, Status }) => AccessKeyId === id && Status === "Active")) return true;
    return false;
  }
}
