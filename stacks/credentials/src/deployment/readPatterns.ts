const source = "($.eventSource = secretsmanager.amazonaws.com)";
const read = "(($.eventName = GetSecretValue) || ($.eventName = BatchGetSecretValue))";

/** Patterns over a trail's events for the reads of one secret (MON-09, MON-10, LOG-07). */
export interface ReadPatterns {
  /** Reads that were refused. */
  readonly denied: string;
  /** Reads by anybody but the named roles of the account. */
  readonly unexpected: string;
  /** All reads. */
  readonly all: string;
}

/**
 * @param accountId of the roles
 * @param roleNames who may read, without their paths
 */
export function readPatterns(secretName: string, accountId: string, roleNames: readonly string[]): ReadPatterns {
  // A request names the secret by name or ARN; a refused one has no parameters, and its message names it.
  const asked = `($.requestParameters.secretId = "*${secretName}*")`;
  const told = `($.errorMessage = "*${secretName}*")`;
  const others = [...new Set(roleNames)]
    .sort()
    .map((role) => `($.userIdentity.arn != "*:assumed-role/${role}/*")`)
    .join(" && ");
  const outside = `(($.userIdentity.arn NOT EXISTS) || ($.userIdentity.accountId != "${accountId}") || (${others}))`;
  return {
    denied: `{ ${source} && ($.errorCode = "AccessDenied*") && (${asked} || ${told}) }`,
    unexpected: `{ ${source} && ${read} && ${asked} && ${outside} }`,
    all: `{ ${source} && ${read} && ${asked} }`,
  };
}
