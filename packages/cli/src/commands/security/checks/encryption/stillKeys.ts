import { DescribeKeyCommand, GetKeyRotationStatusCommand, type KMSClient, paginateListKeys } from "@aws-sdk/client-kms";
import { inRegions } from "../../account/inRegions.js";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";

/** Keys of the account that do not rotate (ENC-06), or are on the way to their deletion. */
export async function stillKeys(scope: ValidationScope): Promise<readonly Found[]> {
  return await inRegions(scope, async (region) => {
    const client = scope.clients.kms(region);
    const ids: string[] = [];
    for await (const { Keys = [] } of paginateListKeys({ client }, {}))
      ids.push(...Keys.flatMap(({ KeyId }) => KeyId ?? []));
    return (await Promise.all(ids.map((id) => judge(client, id)))).flat();
  });
}

async function judge(client: KMSClient, KeyId: string): Promise<readonly Found[]> {
  const { KeyMetadata: key } = await client.send(new DescribeKeyCommand({ KeyId }));
  if (key?.KeyManager !== "CUSTOMER") return [];
  const where = `key ${key.Arn}`;
  if (key.KeyState === "PendingDeletion") {
    return [
      {
        ...{ severity: "high", where, message: `It is deleted on ${key.DeletionDate?.toISOString().slice(0, 10)}` },
        fix: "docs/runbooks/key-disabled.md, unless nothing is encrypted by it any more",
      },
    ];
  }
  if (key.KeyState !== "Enabled" || key.KeySpec !== "SYMMETRIC_DEFAULT" || key.Origin !== "AWS_KMS") return [];
  const { KeyRotationEnabled } = await client.send(new GetKeyRotationStatusCommand({ KeyId }));
  if (KeyRotationEnabled) return [];
  return [
    {
      ...{ severity: "medium", where, message: "It does not rotate" },
      fix: "Make it an EncryptionKey, or turn its yearly rotation on",
    },
  ];
}
