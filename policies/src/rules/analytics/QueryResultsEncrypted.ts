import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

interface Configuration {
  readonly enforceWorkgroupConfiguration?: boolean;
  readonly resultConfiguration?: { readonly encryptionConfiguration?: Readonly<Record<string, unknown>> };
}

const workgroupType = "aws:athena/workgroup:Workgroup";
const encryptionConfiguration = { encryptionOption: "SSE_KMS", kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/k" };
const workgroup = (configuration: Configuration) => [
  { type: workgroupType, name: "reports", props: { configuration } },
];

/** Every Athena workgroup encrypts results with a customer-managed key, and clients cannot ask for anything else. */
export const QueryResultsEncrypted: ResourceRule = {
  id: "athena-results-encrypted",
  title: "Results of queries are encrypted with a customer-managed key, whatever the client asks for",
  severity: "medium",
  why: "Results are copies of the data; a workgroup that does not insist lets every client write them anywhere, in clear",
  fix: "set configuration with enforceWorkgroupConfiguration and resultConfiguration.encryptionConfiguration (SSE_KMS, kmsKeyArn)",
  url: "https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html",
  controls: ["ENC-19"],
  scope: "resource",
  types: [workgroupType],
  evaluate: ({ name, inputs }) => {
    const { enforceWorkgroupConfiguration, resultConfiguration } =
      (inputs.configuration as Configuration | undefined) ?? {};
    const encryption = resultConfiguration?.encryptionConfiguration ?? {};
    const isKms = /^C?SSE_KMS$/.test(String(encryption.encryptionOption)) && hasCustomerKey(encryption, "kmsKeyArn");
    return verdictOf([
      ...(isKms ? [] : [{ id: "NoKey", message: `results of workgroup ${name} have no customer-managed key` }]),
      // On where nothing is said.
      ...(enforceWorkgroupConfiguration === false
        ? [{ id: "NotEnforced", message: `clients of workgroup ${name} choose where results go and how` }]
        : []),
    ]);
  },
  examples: {
    good: workgroup({ resultConfiguration: { encryptionConfiguration } }),
    bad: workgroup({}),
    others: {
      "S3's own encryption": workgroup({
        resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_S3" } },
      }),
      "clients that choose": workgroup({
        enforceWorkgroupConfiguration: false,
        resultConfiguration: { encryptionConfiguration },
      }),
    },
  },
};
