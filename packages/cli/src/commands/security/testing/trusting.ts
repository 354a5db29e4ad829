import { policyOf } from "./policyOf.js";

/** A trust policy that lets a principal assume a role. */
export function trusting(Principal: object | string): string {
  return policyOf({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
}
