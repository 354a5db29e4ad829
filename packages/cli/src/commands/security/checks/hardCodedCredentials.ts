import type { SecurityCheck } from "../SecurityCheck.js";
import { scanFolder } from "../scan/scanFolder.js";
import { scanHistory } from "../scan/scanHistory.js";

const rotate = "Rotate it first (docs/runbooks/credential-compromised.md), then";

/**
 * No credential stands in the source (SEC-01): keys and tokens by their form, passwords by the names that they are given to. With
 * `--history`, nor in an earlier version of it.
 */
export const hardCodedCredentials: SecurityCheck = {
  name: "hard-coded-credentials",
  about: "no key, token or password stands in the files of a folder",
  needs: "path",
  run: async ({ path = ".", history }) => {
    const now = (await scanFolder(path)).map(({ file, line, kind }) => ({
      severity: "critical" as const,
      where: `${file}:${line}`,
      message: `It holds ${kind}`,
      fix: `${rotate} read it at run time through @sallyport/credentials, and take it out of the history`,
    }));
    const earlier = history ? await scanHistory(path) : [];
    return [
      ...now,
      ...earlier.map(({ file, line, kind, commit }) => ({
        severity: "critical" as const,
        where: `${commit}:${file}:${line}`,
        message: `An earlier version holds ${kind}`,
        fix: `${rotate} take the version out of the history: git filter-repo --path ${file} --invert-paths`,
      })),
    ];
  },
};
