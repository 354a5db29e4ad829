import { credentialIn } from "../../documents/credentialIn.js";
import { mayBeSecret } from "../../documents/mayBeSecret.js";
import { saysSecret } from "../../documents/saysSecret.js";
import { textsOf } from "../../documents/textsOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

const stackType = "pulumi:pulumi:Stack";

/**
 * No output of a stack holds a secret. Policies see the value of an output without Pulumi's mark of a secret, so that an encrypted one is
 * reported too: whoever may read the stack's outputs gets it decrypted. An exported state tells the two apart.
 */
export const NoSecretInOutputs: RelationRule = {
  id: "no-plain-secret-output",
  title: "Stacks give out no secrets",
  severity: "high",
  why: "Outputs are printed to logs at every deployment, kept in the state, and handed to every stack that refers to this one",
  fix: "give out the ARN of the secret in Secrets Manager; whoever needs it reads it under a role",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  controls: ["SEC-17"],
  scope: "stack",
  types: [stackType],
  evaluate: ({ name, props }) =>
    verdictOf(
      textsOf(props).flatMap(({ path, text }): readonly Finding[] => {
        const kind = credentialIn(text);
        if (kind === undefined && !(path.split(".").some(saysSecret) && mayBeSecret(text))) return [];
        return [{ id: `Output::${path}`, message: `output ${path} of stack ${name} holds a ${kind ?? "secret"}` }];
      }),
    ),
  examples: {
    good: [
      {
        type: stackType,
        name: "orders-prod",
        props: { secretArn: "arn:aws:secretsmanager:eu-west-1:1:secret:orders", endpoint: "orders.example" },
      },
    ],
    bad: [{ type: stackType, name: "orders-prod", props: { dbPassword: "correct horse" } }],
    others: {
      "a URL with a password in it": [
        {
          type: stackType,
          name: "orders-prod",
          props: { connection: ["postgres://app:", "horse@db/orders"].join("") },
        },
      ],
      "a secret within an object": [
        { type: stackType, name: "orders-prod", props: { database: { user: "app", password: "correct horse" } } },
      ],
    },
  },
};
