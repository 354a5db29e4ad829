import { type AccessContext, documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";

/** Longest resource policy that Secrets Manager takes. */
const limit = 20_480;

/** Who may touch the value of a secret, by role names with their paths. */
interface SecretUsers {
  readonly consumers: readonly string[];
  readonly rotator: string;
  readonly operators: readonly string[];
}

/**
 * The resource policy of a secret: no call without TLS (ENC-16), its value is read by the named roles only, and written
 * by its rotator and operators only (SEC-06), whatever an IAM policy says. It allows nothing by itself: the roles' own
 * policies do. `Resource: "*"` in a secret's policy means this secret.
 */
export function secretPolicyFor(
  { accountId, partition }: Pick<AccessContext, "accountId" | "partition">,
  { consumers, rotator, operators }: SecretUsers,
): PolicyDocument<ResourceStatement> {
  const except = (names: readonly string[]) => ({
    ArnNotEquals: {
      "aws:PrincipalArn": [...new Set(names)].sort().map((name) => `arn:${partition}:iam::${accountId}:role/${name}`),
    },
  });
  const deny = (Sid: string, Action: string | readonly string[], Condition: ResourceStatement["Condition"]) =>
    ({ Sid, Effect: "Deny", Principal: "*", Action, Resource: ["*"], ...(Condition && { Condition }) }) as const;
  return documentOf(
    [
      deny("DenyInsecureTransport", "secretsmanager:*", { Bool: { "aws:SecureTransport": "false" } }),
      deny("DenyReadByOthers", "secretsmanager:GetSecretValue", except([...consumers, rotator, ...operators])),
      deny(
        "DenyWriteByOthers",
        ["secretsmanager:PutSecretValue", "secretsmanager:UpdateSecret", "secretsmanager:UpdateSecretVersionStage"],
        except([rotator, ...operators]),
      ),
    ],
    limit,
  );
}
