import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const signingType = "aws:lambda/codeSigningConfig:CodeSigningConfig";

/** Code whose signature is asked for is refused without it. Whether functions ask for one is their programs' choice. */
export const LambdaCodeSigningEnforced: ResourceRule = {
  id: "lambda-code-signing-enforced",
  title: "Functions that want signed code refuse any other",
  severity: "low",
  why: "A configuration that only warns lets code in that nobody signed, and looks as if it did not",
  fix: 'set policies.untrustedArtifactOnDeployment "Enforce"',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
  controls: ["SUP-03"],
  scope: "resource",
  types: [signingType],
  evaluate: ({ name, props }) => {
    const { untrustedArtifactOnDeployment: reaction = "Warn" } = (props.policies ?? {}) as {
      readonly untrustedArtifactOnDeployment?: string;
    };
    return reaction === "Enforce" ? compliant : violation("Warns", `${name} lets code in that nobody signed`);
  },
  examples: {
    good: [{ type: signingType, name: "signed", props: { policies: { untrustedArtifactOnDeployment: "Enforce" } } }],
    bad: [{ type: signingType, name: "signed" }],
    others: {
      "a warning": [
        { type: signingType, name: "signed", props: { policies: { untrustedArtifactOnDeployment: "Warn" } } },
      ],
    },
  },
};
