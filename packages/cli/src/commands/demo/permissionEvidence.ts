import { IAMClient } from "@aws-sdk/client-iam";
import { readDecisions } from "@sallyport/sandbox";
import { grantedStatements } from "../../evidence/grantedStatements.js";
import { type PermissionSummary, summarisePermissions } from "../../evidence/summarisePermissions.js";

interface TaskRoles {
  /** A region of the pipeline; roles are in all. */
  readonly sourceRegion: string;
  readonly taskRoles: readonly string[];
  /** Why the pipeline's data leave statements unused, by their Sid. */
  readonly unneeded?: Readonly<Record<string, string>>;
}

/** What a pipeline's task roles hold, and what the decision log says that they used and were refused since a moment. */
export async function permissionEvidence(
  home: string,
  { sourceRegion, taskRoles, unneeded = {} }: TaskRoles,
  since: Date,
): Promise<PermissionSummary> {
  const iam = new IAMClient({ region: sourceRegion });
  const granted = (await Promise.all(taskRoles.map((role) => grantedStatements(iam, role)))).flat();
  const summary = await summarisePermissions(granted, readDecisions(home, { since }));
  const explained = summary.unused.map(({ reason, ...statement }) => ({
    ...statement,
    reason: reason ?? unneeded[statement.statement],
  }));
  return { ...summary, unused: explained };
}
