import { paginateDescribeDBInstances } from "@aws-sdk/client-rds";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";
import { eachRegion } from "../eachRegion.js";

/** Databases whose storage is in clear (ENC-13). */
export async function plainDatabases(scope: ValidationScope): Promise<readonly Found[]> {
  return await eachRegion(scope, async (region) => {
    const found: Found[] = [];
    for await (const { DBInstances = [] } of paginateDescribeDBInstances({ client: scope.clients.rds(region) }, {})) {
      for (const { DBInstanceIdentifier, StorageEncrypted } of DBInstances) {
        if (StorageEncrypted) continue;
        found.push({
          ...{ severity: "high", where: `database ${DBInstanceIdentifier}`, message: "Its storage is not encrypted" },
          fix: "Restore an encrypted copy of its snapshot: it cannot be turned on afterwards",
        });
      }
    }
    return found;
  });
}
