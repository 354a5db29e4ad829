/**
 * Reads of secrets by anybody but the named roles of the account, as a CloudWatch Logs filter pattern (MON-10). A caller
 * without an ARN, one of another account and one who is no role are always outside.
 *
 * @param accountId of the roles
 * @param roleNames roles that may read; `*` stands for any characters. None: every read is told
 */
export function secretReadsOutside(accountId: string, roleNames: readonly string[]): string {
  const reads =
    "($.eventSource=secretsmanager.amazonaws.com) && (($.eventName=GetSecretValue) || ($.eventName=BatchGetSecretValue))";
  if (roleNames.length === 0) return `{${reads}}`;
  const others = [...new Set(roleNames)]
    .sort()
    .map((role) => `($.userIdentity.arn!="*:assumed-role/${role}/*")`)
    .join(" && ");
  const outside = `($.userIdentity.arn NOT EXISTS) || ($.userIdentity.accountId!="${accountId}") || (${others})`;
  return `{${reads} && (${outside})}`;
}
