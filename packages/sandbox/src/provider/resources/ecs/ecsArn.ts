import type { Context } from "../../Context.js";

/** ARN of an ECS object: `ecsArn(context, "cluster/workers")`. */
export const ecsArn = (context: Context, resource: string): string =>
  `arn:${context.partition}:ecs:${context.region}:${context.accountId}:${resource}`;
