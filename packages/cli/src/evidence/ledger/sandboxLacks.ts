import type { RoleGrants, RoleStatement } from "./RoleGrants.js";

/** The services whose use of a key the sandbox judges (launcher: kms_on_s3, kms_on_services). */
const judged: ReadonlySet<string> = new Set(["dynamodb", "s3", "secretsmanager", "sns", "sqs"]);

/** What AWS does as a function's role to put it into a network. */
const interfaceActions: ReadonlySet<string> = new Set([
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
]);

/**
 * Why no run in the sandbox shows the use of a statement, although AWS needs it, whatever the stack; undefined where there is no such reason,
 * so that the statement stands as granted without need.
 */
export function sandboxLacks(
  { role, statements }: RoleGrants,
  { actions, conditions }: RoleStatement,
): string | undefined {
  const via = (conditions.StringEquals?.["kms:viaservice"] ?? []).map((host) => host.split(".")[0] ?? "");
  const only = (service: string) => actions.length > 0 && actions.every((action) => action.startsWith(`${service}:`));
  if (only("ecr")) return "the sandbox runs registered bundles: no image is pulled";
  if (only("logs") && role.endsWith("-flow-logs")) return "the sandbox has no network whose flows could be logged";
  if (only("logs") && role.endsWith("-monitoring")) return "the sandbox's databases tell no metrics of their system";
  if (only("rds") && role.endsWith("-backup")) return "the sandbox runs no backup plan";
  if (only("ec2") && actions.every((action) => interfaceActions.has(action)))
    return "the sandbox gives functions no network interface";
  if (!only("kms")) return undefined;
  const unjudged = via.filter((service) => !judged.has(service));
  if (unjudged.length > 0) return `the sandbox does not judge keys that are used through ${unjudged.join(", ")}`;
  const uploads = statements.some((one) => one.actions.includes("s3:AbortMultipartUpload"));
  if (uploads && actions.includes("kms:Decrypt") && via.every((service) => service === "s3"))
    return "S3 decrypts the data key of an upload in parts, which large archives alone need";
  return undefined;
}
