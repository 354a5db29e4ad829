import { GetBucketEncryptionCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";
import { answerOr } from "../answerOr.js";

/** Buckets that are not encrypted by KMS (ENC-01). Logs that S3 itself delivers take its own key only: their buckets say so by a tag. */
export async function plainBuckets({ clients, regions: [region = ""] }: ValidationScope): Promise<readonly Found[]> {
  const s3 = clients.s3(region);
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const found = await Promise.all(
    Buckets.flatMap(({ Name }) => Name ?? []).map(async (Bucket): Promise<readonly Found[]> => {
      const algorithm = await answerOr(undefined, ["ServerSideEncryptionConfigurationNotFoundError"], async () => {
        const answer = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
        return answer.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm;
      });
      if (algorithm === "aws:kms" || algorithm === "aws:kms:dsse") return [];
      return [
        {
          severity: algorithm === undefined ? "high" : "low",
          where: `bucket ${Bucket}`,
          message: algorithm === undefined ? "It has no default encryption" : "It is encrypted by S3's own key",
          fix: "Encrypt it by default with a customer-managed key",
        },
      ];
    }),
  );
  return found.flat();
}
