import type { Context } from "../../Context.js";

/** ARN of a Batch object: `batchArn(context, "job-queue/orders")`. */
export const batchArn = (context: Context, resource: string): string =>
  `arn:${context.partition}:batch:${context.region}:${context.accountId}:${resource}`;
