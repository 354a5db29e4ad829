import { databasesOf } from "../../account/databasesOf.js";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";

/** Databases whose storage is in clear (ENC-13). */
export async function plainDatabases(scope: ValidationScope): Promise<readonly Found[]> {
  return (await databasesOf(scope))
    .filter(({ StorageEncrypted }) => !StorageEncrypted)
    .map(({ DBInstanceIdentifier }) => ({
      ...{
        severity: "high" as const,
        where: `database ${DBInstanceIdentifier}`,
        message: "Its storage is not encrypted",
      },
      fix: "Restore an encrypted copy of its snapshot: it cannot be turned on afterwards",
    }));
}
