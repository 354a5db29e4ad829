import type { GrantedStatement } from "./grantedStatements.js";

/**
 * Why a run in the sandbox does not show the use of a statement, although AWS needs it; undefined where there is no
 * such reason, so that the statement stands as granted without need.
 */
export function explainUnused({ actions, via }: GrantedStatement): string | undefined {
  const onKey = actions.length > 0 && actions.every((action) => action.startsWith("kms:"));
  if (!onKey) return undefined;
  if (via.some((service) => service !== "s3")) {
    return `the sandbox judges keys for S3 only, and this one is used through ${via.join(", ")}`;
  }
  if (actions.includes("kms:Decrypt"))
    return "S3 decrypts the data key of an upload in parts, which large archives alone need";
  return undefined;
}
