import type { Environment } from "./Environment.js";

/** A variable that the AWS SDK reads by itself, and what is wrong with it. */
export interface UnsafeVariable {
  readonly name: string;
  readonly message: string;
}

/**
 * What the AWS SDK would take from the environment and a worker must not have: an endpoint without TLS, for all services or for one
 * (ENC-16), and keys without a session, which do not end and belong to a user rather than to the worker's role (IAM-16).
 */
export function unsafeSdkVariables(environment: Environment): readonly UnsafeVariable[] {
  const endpoints = Object.entries(environment)
    .filter(([name, value]) => /^AWS_ENDPOINT_URL(_|$)/.test(name) && value && !/^https:\/\//i.test(value))
    .map(([name]) => ({ name, message: "has to begin with https://" }));
  const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: key, AWS_SESSION_TOKEN: session } = environment;
  if ((!keyId && !key) || session) return endpoints;
  const message = "is a static key: leave it out, the role's credentials are found without it (IAM-16)";
  return [...endpoints, { name: keyId ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY", message }];
}
