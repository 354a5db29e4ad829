import type { CheckedItem } from "../../checked/CheckedItem.js";
import { itemOf } from "../../checked/itemOf.js";
import { isWholeBlock } from "../security/checks/isWholeBlock.js";
import type { BucketState } from "./BucketState.js";

/** What of a bucket's state is right (TOL-10): closed, encrypted by a key of the account, versioned, and refusing plain HTTP. */
export function judgeBucket(state: BucketState): readonly CheckedItem[] {
  const { bucket, publicAccessBlock, encryption, key, versioning, publicPolicy, refusesPlainHttp } = state;
  const off = Object.entries(publicAccessBlock).flatMap(([name, on]) => (on ? [] : [name]));
  return [
    judged("public-access-block", isWholeBlock(publicAccessBlock), "all four settings are on", {
      message: `${off.join(", ")} off`,
      fix: `aws s3api put-public-access-block --bucket ${bucket} with all four settings true (docs/runbooks/bucket-exposed.md)`,
    }),
    judged("policy", !publicPolicy, "it names who may come in", {
      message: "It lets everybody in",
      fix: "Name principals, or the account, network or organization in a condition; docs/runbooks/bucket-exposed.md",
    }),
    judged("transport", refusesPlainHttp, "plain HTTP is denied", {
      message: "Its policy does not deny plain HTTP",
      fix: "Make it a HardenedBucket, or deny s3:* where aws:SecureTransport is false",
    }),
    judged("encryption", encryption?.startsWith("aws:kms") === true && key !== null, `${encryption}, ${key}`, {
      message:
        encryption === null ? "It has no default encryption" : `Its default is ${encryption}, by no key of the account`,
      fix: "Make it a HardenedBucket, or give it aws:kms with a customer-managed key as default",
    }),
    judged("versioning", versioning === "Enabled", "every version is kept", {
      message: `Versioning is ${versioning}: what is overwritten is gone`,
      fix: `aws s3api put-bucket-versioning --bucket ${bucket} --versioning-configuration Status=Enabled`,
    }),
  ];
}

function judged(name: string, ok: boolean, passed: string, problem: { message: string; fix: string }): CheckedItem {
  return itemOf(name, passed, ok ? [] : [problem]);
}
