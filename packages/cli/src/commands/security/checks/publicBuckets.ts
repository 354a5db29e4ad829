import { ListBucketsCommand, type S3Client } from "@aws-sdk/client-s3";
import { GetPublicAccessBlockCommand as GetAccountBlockCommand } from "@aws-sdk/client-s3-control";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { denialsOf, isPublic } from "@sallyport/policies";
import { answerOr } from "../../../aws/answerOr.js";
import { bucketPolicyOf } from "../../../aws/bucketPolicyOf.js";
import { publicAccessBlockOf } from "../../../aws/publicAccessBlockOf.js";
import type { Found, SecurityCheck } from "../SecurityCheck.js";
import type { ValidationScope } from "../ValidationScope.js";
import { isWholeBlock } from "./isWholeBlock.js";

/** No bucket of the account can be opened to the public, none is, and none answers plain HTTP (STO-01, STO-02). */
export const publicBuckets: SecurityCheck = {
  name: "public-buckets",
  about: "buckets are closed to the public, by the account and each by itself, and refuse plain HTTP",
  run: async (scope) => {
    const [region = ""] = scope.regions;
    const s3 = scope.clients.s3(region);
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    const names = Buckets.flatMap(({ Name }) => Name ?? []);
    const found = await Promise.all(names.map((name) => judgeBucket(s3, name)));
    return [...(await judgeAccount(scope, region)), ...found.flat()];
  },
};

async function judgeAccount({ clients }: ValidationScope, region: string): Promise<readonly Found[]> {
  const { Account: AccountId } = await clients.sts(region).send(new GetCallerIdentityCommand({}));
  const block = await answerOr(undefined, ["NoSuchPublicAccessBlockConfiguration"], async () => {
    const answer = await clients.s3control(region).send(new GetAccountBlockCommand({ AccountId }));
    return answer.PublicAccessBlockConfiguration;
  });
  if (isWholeBlock(block)) return [];
  return [
    {
      severity: "high",
      where: `account ${AccountId}`,
      message: "The account's block of public access to S3 is off, in whole or in part",
      fix: "Deploy the foundation, or turn all four settings on: aws s3control put-public-access-block",
    },
  ];
}

async function judgeBucket(s3: S3Client, Bucket: string): Promise<readonly Found[]> {
  const where = `bucket ${Bucket}`;
  const block = await publicAccessBlockOf(s3, Bucket);
  const statements = await bucketPolicyOf(s3, Bucket);
  const found: Found[] = [];
  if (statements.some((statement) => isPublic(statement))) {
    found.push({
      ...{ severity: "critical", where, message: "Its policy lets everybody in" },
      fix: "docs/runbooks/bucket-exposed.md; name principals instead of *, or the account, network or organization in a condition",
    });
  }
  if (!isWholeBlock(block)) {
    found.push({
      ...{ severity: "high", where, message: "Its block of public access is off, in whole or in part" },
      fix: "Make it a HardenedBucket, or turn all four settings on",
    });
  }
  if (denialsOf(statements, "s3:*", { "aws:securetransport": "false" }).length === 0) {
    found.push({
      ...{ severity: "medium", where, message: "Its policy does not deny plain HTTP" },
      fix: "Deny s3:* to everybody where aws:SecureTransport is false, on the bucket and all below it",
    });
  }
  return found;
}
