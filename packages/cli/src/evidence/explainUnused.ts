import type { GrantedStatement } from "./grantedStatements.js";

/** The services whose use of a key the sandbox judges (launcher: kms_on_s3, kms_on_services). */
const judged: ReadonlySet<string> = new Set(["dynamodb", "s3", "secretsmanager", "sns", "sqs"]);

/**
 * Why a run in the sandbox does not show the use of a statement, although AWS needs it; undefined where there is no
 * such reason, so that the statement stands as granted without need.
 */
export function explainUnused({ actions, via }: GrantedStatement): string | undefined {
  const onKey = actions.length > 0 && actions.every((action) => action.startsWith("kms:"));
  if (!onKey) return undefined;
  const unjudged = via.filter((service) => !judged.has(service));
  if (unjudged.length > 0) return `the sandbox does not judge keys that are used through ${unjudged.join(", ")}`;
  if (actions.includes("kms:Decrypt") && via.every((service) => service === "s3"))
    return "S3 decrypts the data key of an upload in parts, which large archives alone need";
  return undefined;
}
