import { mayBeSecret } from "../../documents/mayBeSecret.js";
import { saysSecret } from "../../documents/saysSecret.js";
import { textsOf } from "../../documents/textsOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";

const componentType = "acme:index:Warehouse";
const taskRole = "sallyport:index:TaskRole";

/**
 * Components are given the ARNs of secrets, not their values. A value from encrypted configuration is reported too: policies see it
 * without Pulumi's mark, and it lies in the state of every resource that it is passed to.
 */
export const NoSecretInArguments: RelationRule = {
  id: "no-plain-secret-input",
  title: "Components are given secrets by ARN, not by value",
  severity: "medium",
  why: "A password in configuration and arguments is copied into the state, is never rotated, and everybody who may deploy reads it",
  fix: "keep it in Secrets Manager (RotatedSecret) and give the component its ARN",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  controls: ["SEC-01", "SEC-02"],
  scope: "stack",
  types: ["*"],
  evaluate: ({ type, name, inputs }) => {
    if (!isComponent(type)) return compliant;
    return verdictOf(
      textsOf(inputs)
        .filter(({ path, text }) => saysSecret(path.split(".").pop() ?? "") && mayBeSecret(text))
        .filter(({ path }) => !namesSecret(type, path))
        .map(({ path }) => ({ id: `Argument::${path}`, message: `argument ${path} of ${name} is a secret's value` })),
    );
  },
  examples: {
    good: [
      {
        type: componentType,
        name: "orders",
        props: { passwordSecretArn: "arn:aws:secretsmanager:eu-west-1:1:secret:orders", token: "[secret]" },
      },
      { type: taskRole, name: "loader", props: { access: [{ secret: "orders/login", actions: ["ReadSecret"] }] } },
    ],
    bad: [{ type: componentType, name: "orders", props: { dbPassword: "correct horse" } }],
    others: {
      "a secret beside what an intent names": [
        { type: taskRole, name: "orders", props: { access: [{ secret: "orders/login", password: "correct horse" }] } },
      ],
      "a secret within an object": [
        { type: componentType, name: "orders", props: { source: { user: "app", apiKey: "correct horse" } } },
      ],
    },
  },
};

/** Of providers' resources, the rules about each type say what is a secret. */
function isComponent(type: string): boolean {
  return /^[^:]+:[^:]*:[^:]+$/.test(type) && !/^(aws|aws-native|pulumi|random|tls|docker|kubernetes)[:-]/.test(type);
}

/** An intent names the secret that a role may read, by name too: a role is made before it. A value is refused at construction. */
function namesSecret(type: string, path: string): boolean {
  return type.startsWith("sallyport:") && /^access\.\d+\.secret$/.test(path);
}
