/** The caller's role or user, without the name of a session: a caller who signs in again is the same one. */
export function callerOf(userArn: unknown): string {
  const [, partition, account, role] =
    /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(String(userArn ?? "")) ?? [];
  if (role !== undefined) return `arn:${partition}:iam::${account}:role/${role}`;
  return typeof userArn === "string" ? userArn : "unknown";
}
