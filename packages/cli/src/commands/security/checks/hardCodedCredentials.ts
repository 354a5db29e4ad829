import type { SecurityCheck } from "../SecurityCheck.js";
import { scanFolder } from "../scan/scanFolder.js";

/** No credential stands in the source (SEC-01): keys and tokens by their form, passwords by the names that they are given to. */
export const hardCodedCredentials: SecurityCheck = {
  name: "hard-coded-credentials",
  about: "no key, token or password stands in the files of a folder",
  needs: "path",
  run: async ({ path = "." }) =>
    (await scanFolder(path)).map(({ file, line, kind }) => ({
      severity: "critical" as const,
      where: `${file}:${line}`,
      message: `It holds ${kind}`,
      fix: "Rotate it first (docs/runbooks/credential-compromised.md), then read it at run time through @sallyport/credentials, and take it out of the history",
    })),
};
