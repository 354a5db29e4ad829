import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { rotationType, secretType } from "./secretTypes.js";

const secret = { type: secretType, name: "login" };

/** Every secret rotates. */
export const SecretRotated: RelationRule = {
  id: "secret-rotation-enabled",
  title: "Secrets rotate by themselves",
  severity: "medium",
  why: "What somebody copied once opens for as long as it stays the same, and by hand nobody changes it",
  fix: "add a SecretRotation with a rotator, as RotatedSecret does; for a third party's static token, a reviewed waiver (GOV-04)",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
  controls: ["SEC-09"],
  scope: "stack",
  types: [secretType],
  evaluate: (resource, graph) =>
    graph.referring(rotationType, "secretId", resource).length > 0
      ? compliant
      : violation("Never", `secret ${resource.name} never changes by itself`),
  examples: {
    good: [secret, { type: rotationType, name: "rotation", refersTo: { secretId: "login" } }],
    bad: [secret],
    others: {
      "the rotation of another": [
        secret,
        { type: secretType, name: "other" },
        { type: rotationType, name: "rotation", refersTo: { secretId: "other" } },
      ],
    },
  },
};
