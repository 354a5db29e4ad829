import { credentialIn } from "../../documents/credentialIn.js";
import { textsOf } from "../../documents/textsOf.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

/** No input of any resource or component holds what is known to be a credential, whatever it is called. */
export const NoCredentialLiteral: ResourceRule = {
  id: "no-credential-literal",
  title: "No resource holds a credential in clear",
  severity: "critical",
  why: "Access keys and tokens in a program are in its history, its state and its logs, and are found there by whoever looks",
  fix: "revoke it, keep its successor in Secrets Manager, and let a role take the place of an access key",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html",
  controls: ["SEC-01", "SEC-17", "IAM-16"],
  scope: "resource",
  types: ["*"],
  evaluate: ({ name, inputs }) =>
    verdictOf(
      textsOf(inputs).flatMap(({ path, text }): readonly Finding[] => {
        const kind = credentialIn(text);
        return kind === undefined ? [] : [{ id: `${kind}::${path}`, message: `${path} of ${name} holds a ${kind}` }];
      }),
    ),
  examples: {
    good: [
      {
        type: "aws:lambda/function:Function",
        name: "load",
        props: { environment: { variables: { SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:1:secret:orders" } } },
      },
    ],
    bad: [
      {
        type: "aws:lambda/function:Function",
        name: "load",
        props: { environment: { variables: { CONFIG: ["AKIA", "IOSFODNN7EXAMPLE"].join("") } } },
      },
    ],
    others: {
      "a key in a component's argument": [
        {
          type: "acme:index:Pipeline",
          name: "load",
          props: { files: [{ body: ["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIE"].join("") }] },
        },
      ],
    },
  },
};
