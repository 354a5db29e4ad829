import { paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { inRegions } from "../../account/inRegions.js";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";

/** Log groups that are kept for ever (LOG-04) or under no key of the account (ENC-19). */
export async function plainLogs(scope: ValidationScope): Promise<readonly Found[]> {
  return await inRegions(scope, async (region) => {
    const found: Found[] = [];
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: scope.clients.logs(region) }, {})) {
      for (const { logGroupName, kmsKeyId, retentionInDays } of logGroups) {
        const where = `log group ${logGroupName}`;
        if (kmsKeyId === undefined) {
          found.push({
            ...{ severity: "low", where, message: "It is under a key that AWS owns" },
            fix: "Make it a LogGroup of the platform, or associate a customer-managed key",
          });
        }
        if (retentionInDays === undefined) {
          found.push({
            ...{ severity: "low", where, message: "It keeps its lines for ever" },
            fix: "Set how long they are needed: 30 days unless something asks for more",
          });
        }
      }
    }
    return found;
  });
}
