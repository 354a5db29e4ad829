import { scanFolder } from "../security/scan/scanFolder.js";
import type { MigrationFinding, MigrationReport } from "./MigrationReport.js";
import { scanPatterns } from "./patterns/scanPatterns.js";

/** What of a folder's code has to move to the credential manager: credentials that stand in it, and the ways of the replaced scripts (TOL-11). */
export async function scanForMigration(folder: string): Promise<MigrationReport> {
  const credentials = (await scanFolder(folder)).map(
    ({ file, line, kind }): MigrationFinding => ({
      ...{ file, line, kind: "hard-coded-credential", message: `It holds ${kind}` },
      replacement:
        "sallyport credentials setup --environment E, then getClickHouseCredentials of @sallyport/credentials; rotate what stood there",
    }),
  );
  const patterns = (await scanPatterns(folder)).map(
    ({ file, line, pattern: { kind, message, replacement } }): MigrationFinding => ({
      ...{ file, line, kind, message, replacement },
    }),
  );
  const findings = [...credentials, ...patterns].sort(
    (one, other) => one.file.localeCompare(other.file, "en") || one.line - other.line,
  );
  return {
    summary: {
      files: new Set(findings.map(({ file }) => file)).size,
      credentials: credentials.length,
      patterns: patterns.length,
    },
    findings,
  };
}
