import type { Context } from "../../Context.js";

/** ARN of one of RDS's resources: `db` an instance, `pg` a parameter group, `subgrp` a subnet group. */
export const rdsArn = (
  { partition, region, accountId }: Pick<Context, "accountId" | "partition" | "region">,
  kind: "db" | "pg" | "subgrp",
  name: string,
): string => `arn:${partition}:rds:${region}:${accountId}:${kind}:${name}`;
