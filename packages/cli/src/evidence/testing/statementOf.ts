import type { RoleStatement } from "../ledger/RoleGrants.js";

/** A statement of a role that allows reading one folder of a bucket, but for what is given. */
export function statementOf(fields: Partial<RoleStatement> = {}): RoleStatement {
  return {
    policy: "access",
    sid: "ReadInput",
    effect: "Allow",
    actions: ["s3:GetObject"],
    notActions: [],
    resources: ["arn:aws:s3:::orders/in/*"],
    notResources: [],
    principals: [],
    notPrincipals: [],
    conditions: {},
    ...fields,
  };
}
