import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const providerType = "pulumi:providers:aws";
const credentials = ["accessKey", "secretKey", "token"];

/** The AWS provider gets its credentials from where it runs, not from the program or its configuration. */
export const ProviderUsesRole: ResourceRule = {
  id: "provider-no-static-credentials",
  title: "Programs hold no credentials for the AWS provider",
  severity: "high",
  why: "Access keys in configuration deploy from everywhere, do not expire, and stay in the state",
  fix: "remove them; take a role by OpenID Connect in CI and by single sign-on at a desk, and use assumeRoles for other accounts",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles",
  controls: ["IAM-15", "IAM-16", "SEC-01"],
  scope: "resource",
  types: [providerType],
  evaluate: ({ name, inputs }) =>
    verdictOf(
      credentials
        .filter((property) => isSet(inputs, property))
        .map((property) => ({ id: `Credential::${property}`, message: `provider ${name} is given ${property}` })),
    ),
  examples: {
    good: [{ type: providerType, name: "west", props: { region: "eu-west-1" } }],
    bad: [{ type: providerType, name: "west", props: { region: "eu-west-1", accessKey: "A", secretKey: "s" } }],
  },
};
