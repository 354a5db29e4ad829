import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, ResourceStatement } from "./PolicyDocument.js";
import { parseArn } from "./parseArn.js";

/** Whose tokens may take a role. */
export interface WebIdentityTrust {
  /** ARN of the OpenID Connect provider in this account. */
  readonly providerArn: string;
  /** What the token must be for (its claim `aud`). */
  readonly audience: string;
  /** Whom the token must be about (its claim `sub`), each exactly. At least one. */
  readonly subjects: readonly string[];
}

/**
 * A trust policy for the tokens of one issuer, for one audience, about exactly the named subjects (StringEquals: a
 * pattern would also let in what a pull request or another branch is called).
 *
 * @throws IntentError for an ARN that is no provider's, no subject, or a subject or audience with a pattern
 */
export function webIdentityTrustFor(trust: WebIdentityTrust): PolicyDocument<ResourceStatement> {
  const { providerArn, audience, subjects } = trust;
  const arn = parseArn(providerArn);
  const issuer = arn?.resource.replace(/^oidc-provider\//, "") ?? "";
  if (arn?.service !== "iam" || issuer === arn.resource || !/^[a-z0-9.-]+(\/[A-Za-z0-9._~/-]+)?$/.test(issuer)) {
    throw new IntentError(
      "providerArn",
      providerArn,
      'give the ARN of an OpenID Connect provider: "…:oidc-provider/…"',
    );
  }
  if (subjects.length === 0) throw new IntentError("subjects", "[]", "name whom the tokens are about, at least one");
  for (const subject of subjects) checkExact("subjects", subject);
  checkExact("audience", audience);
  const statement: ResourceStatement = {
    Sid: "AssumeByToken",
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: {
      StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: [...new Set(subjects)].sort() },
    },
  };
  return documentOf([statement], policySizeLimits.trust);
}

function checkExact(argument: string, value: string): void {
  if (value !== "" && !/[*?\s]|\$\{/.test(value)) return;
  throw new IntentError(argument, value, "say it exactly, without patterns");
}
