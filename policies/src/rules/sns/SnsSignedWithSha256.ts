import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const topicType = "aws:sns/topic:Topic";

/** Every topic signs its notifications with SHA-256. */
export const SnsSignedWithSha256: ResourceRule = {
  id: "sns-signed-with-sha256",
  title: "Topics sign their notifications with SHA-256",
  severity: "low",
  why: "By default SNS signs with SHA-1, which can be forged: a subscriber over HTTPS then takes what did not come from the topic",
  fix: "set signatureVersion to 2",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html",
  controls: ["ENC-16"],
  scope: "resource",
  types: [topicType],
  evaluate: ({ name, inputs }) =>
    inputs.signatureVersion === 2 ? compliant : violation("Sha1", `topic ${name} signs its notifications with SHA-1`),
  examples: {
    good: [{ type: topicType, name: "alarms", props: { signatureVersion: 2 } }],
    bad: [{ type: topicType, name: "alarms" }],
    others: { "said outright": [{ type: topicType, name: "alarms", props: { signatureVersion: 1 } }] },
  },
  remediate: ({ inputs }) => ({ ...inputs, signatureVersion: 2 }),
};
