import { IAMClient } from "@aws-sdk/client-iam";
import { readDecisions } from "@sallyport/sandbox";
import { explanations } from "../../evidence/ledger/explanations.js";
import { ledgerOf } from "../../evidence/ledger/ledgerOf.js";
import { readRoleGrants } from "../../evidence/ledger/readRoleGrants.js";
import { recordedCalls } from "../../evidence/ledger/recordedCalls.js";
import { type PermissionSummary, summarisePermissions } from "../../evidence/ledger/summarisePermissions.js";

interface TaskRoles {
  /** The stack's name on the command line. */
  readonly stack: string;
  /** A region of the pipeline; roles are in all. */
  readonly region: string;
  readonly taskRoles: readonly string[];
}

/** What a pipeline's task roles hold, and what the decision log says that they used and were refused since a moment: their ledger without probes. */
export async function permissionEvidence(
  home: string,
  { stack, region, taskRoles }: TaskRoles,
  since: Date,
): Promise<PermissionSummary> {
  const iam = new IAMClient({ region });
  try {
    const calls = await recordedCalls(new Set(taskRoles), readDecisions(home, { since }));
    const evidence = await Promise.all(
      taskRoles.map(async (role) => ({
        intended: { stack, role, statements: undefined },
        grants: await readRoleGrants(iam, stack, role),
        calls: calls.get(role) ?? { allowed: [], refused: [] },
        probes: [],
      })),
    );
    return summarisePermissions(ledgerOf(evidence, explanations));
  } finally {
    iam.destroy();
  }
}
