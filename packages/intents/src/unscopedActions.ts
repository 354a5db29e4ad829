/**
 * The only actions that may be granted on resource `*`, each with the reason (IAM-01). Source: the actions tables of
 * the AWS Service Authorization Reference, column "Resource types".
 */
export const unscopedActions: Readonly<Record<string, string>> = {
  "ecr:GetAuthorizationToken":
    "a registry login is for the account's whole registry; AWS defines no resource type for it",
};
