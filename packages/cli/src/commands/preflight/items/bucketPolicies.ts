import { answerOr } from "../../../aws/answerOr.js";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { judgeBucket } from "../../verify/judgeBucket.js";
import { readBucket } from "../../verify/readBucket.js";
import { brokenRules } from "../brokenRules.js";
import { ofType } from "../ofType.js";
import type { PreflightItem } from "../PreflightItem.js";
import type { PreflightScope } from "../PreflightScope.js";

/** Of a bucket that is there already these have to be right; the rest is for `verify bucket` to tell. */
const needed = ["public-access-block", "policy", "transport"];

/** Buckets are closed: as planned, and as those are that are there already or are named by the stack's policies. */
export const bucketPolicies: PreflightItem = {
  name: "bucket-policies",
  judge: async (scope) =>
    itemOf("bucket-policies", "buckets are closed to the public and refuse plain HTTP", [
      ...(await Promise.all(bucketsOf(scope).map((name) => judged(scope, name)))).flat(),
      ...brokenRules(scope.resources, ({ types }) => types.every((type) => type.startsWith("aws:s3"))),
    ]),
};

function bucketsOf({ resources }: PreflightScope): readonly string[] {
  return ofType(resources, "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2").flatMap(({ id }) =>
    id === "" ? [] : [id],
  );
}

async function judged({ clients, regions: [region = ""] }: PreflightScope, name: string): Promise<readonly Problem[]> {
  // A bucket that is gone is the deployment's to make again.
  const state = await answerOr(undefined, ["CommandError"], () => readBucket(clients.s3(region), name));
  const items = state === undefined ? [] : judgeBucket(state);
  return items
    .filter(({ name: item, outcome }) => needed.includes(item) && outcome === "failed")
    .map(({ message, fix = "" }) => ({ message: `${name}: ${message}`, fix }));
}
