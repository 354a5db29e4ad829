import { IAMClient } from "@aws-sdk/client-iam";
import { readDecisions } from "@sallyport/sandbox";
import { grantedStatements } from "../../evidence/grantedStatements.js";
import { type PermissionSummary, summarisePermissions } from "../../evidence/summarisePermissions.js";
import type { CompressorRule } from "./CompressorOutputs.js";

/** What the rule's task roles hold, and what the decision log says that they used and were refused since a moment. */
export async function permissionEvidence(home: string, rule: CompressorRule, since: Date): Promise<PermissionSummary> {
  const iam = new IAMClient({ region: rule.sourceRegion });
  const granted = (await Promise.all(rule.taskRoles.map((role) => grantedStatements(iam, role)))).flat();
  return await summarisePermissions(granted, readDecisions(home, { since }));
}
