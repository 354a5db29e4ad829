import type { Context } from "../../Context.js";

/** ARN of an EC2 object: `ec2Arn(context, "vpc", "vpc-1a2b")`. */
export const ec2Arn = (context: Context, kind: string, id: string): string =>
  `arn:${context.partition}:ec2:${context.region}:${context.accountId}:${kind}/${id}`;
