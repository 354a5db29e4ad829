import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { versionType } from "./secretTypes.js";

const readable = ["secretString", "secretBinary"] as const;

/** No value of a secret is kept in the state. */
export const SecretValueWriteOnly: ResourceRule = {
  id: "secret-value-write-only",
  title: "Values of secrets are written and never read back",
  severity: "medium",
  why: "With secretString the value is in the state, and the deployer has to read the secret at every refresh: two more places that it is stolen from",
  fix: "give the first value as secretStringWo with secretStringWoVersion, and let the rotator replace it",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html",
  controls: ["SEC-17", "SEC-01"],
  scope: "resource",
  types: [versionType],
  evaluate: ({ name, inputs }) =>
    verdictOf(
      readable
        .filter((property) => isSet(inputs, property))
        .map((property) => ({ id: `Readable::${property}`, message: `${name} keeps the secret's value in the state` })),
    ),
  examples: {
    good: [{ type: versionType, name: "first", props: { secretStringWo: "correct horse", secretStringWoVersion: 1 } }],
    bad: [{ type: versionType, name: "first", props: { secretString: "correct horse" } }],
    others: { binary: [{ type: versionType, name: "first", props: { secretBinary: "Y29ycmVjdA==" } }] },
  },
};
