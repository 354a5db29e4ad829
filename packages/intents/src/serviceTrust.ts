import type { AccessContext } from "./AccessContext.js";

type ArnFor = (context: AccessContext) => string;

/** How an AWS service says for which resource it takes a role. */
export interface TrustFacts {
  /** The resources, where the caller names none: the form that AWS documents. Absent: the caller must name them. */
  readonly sources?: ArnFor;
  /** AWS documents only aws:SourceAccount for the service: naming resources would shut it out. */
  readonly accountOnly?: true;
}

const resource =
  (service: string, rest: string): ArnFor =>
  ({ partition, region, accountId }) =>
    `arn:${partition}:${service}:${region}:${accountId}:${rest}`;

/** AWS services that may take a role of ours, each closed against confused deputies by the keys that it sends. */
export const serviceTrust = {
  // One role for all APIs of an account and region: there is no API to name.
  "apigateway.amazonaws.com": { accountOnly: true },
  "backup.amazonaws.com": { accountOnly: true },
  "cloudtrail.amazonaws.com": {},
  "ecs-tasks.amazonaws.com": { sources: resource("ecs", "*") },
  "emr-serverless.amazonaws.com": { sources: resource("emr-serverless", "/applications/*") },
  "events.amazonaws.com": {},
  "lambda.amazonaws.com": { accountOnly: true },
  "monitoring.rds.amazonaws.com": { sources: resource("rds", "db:*") },
  "s3.amazonaws.com": {},
  // The source is the schedule's group, never the schedule itself.
  "scheduler.amazonaws.com": { sources: resource("scheduler", "schedule-group/*") },
  "states.amazonaws.com": { sources: resource("states", "stateMachine:*") },
  "vpc-flow-logs.amazonaws.com": { sources: resource("ec2", "vpc-flow-log/*") },
} as const satisfies Readonly<Record<string, TrustFacts>>;

/** Principal of an AWS service that may take a role of ours. */
export type TrustedService = keyof typeof serviceTrust;

/** Whether a text names a service of the table. */
export function isTrustedService(service: string): service is TrustedService {
  return Object.hasOwn(serviceTrust, service);
}
