import type { ResourceStatement } from "@sallyport/intents";
import { pascalCase } from "../naming/pascalCase.js";

/** An AWS service that sends to a queue or topic on behalf of this account, resolved. */
export interface Sender {
  /** Service principal, for example "s3.amazonaws.com". */
  readonly service: string;
  /** ARNs of the resources for which it sends; `*` matches as in ArnLike. */
  readonly sourceArns: readonly string[];
}

/**
 * One statement a service: it may take the action only on behalf of this account and of the named resources, so that
 * nobody else's bucket or rule can use the service to send here (the confused deputy). Sorted, and merged by service.
 */
export function senderStatements(
  senders: readonly Sender[],
  { action, targetArn, accountId }: { readonly action: string; readonly targetArn: string; readonly accountId: string },
): ResourceStatement[] {
  const merged = new Map<string, Set<string>>();
  for (const { service, sourceArns } of senders) {
    const arns = merged.get(service) ?? new Set<string>();
    for (const arn of sourceArns) arns.add(arn);
    merged.set(service, arns);
  }
  return [...merged]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, arns]) => ({
      Sid: `AllowSendBy${pascalCase(service.replace(".amazonaws.com", ""))}`,
      Effect: "Allow",
      Principal: { Service: service },
      Action: action,
      Resource: [targetArn],
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": [...arns].sort() },
      },
    }));
}
