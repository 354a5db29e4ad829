import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { clusterInstanceType, clusterType, instanceType } from "./databaseTypes.js";

interface Settings {
  readonly authorities: readonly string[];
}

/** Every database's certificate comes from an authority that clients still trust. */
export const RdsCertificateCurrent: ResourceRule<Settings> = {
  id: "rds-ca-current",
  title: "Databases have certificates of a current authority",
  severity: "medium",
  why: "Under an authority that has expired, clients either fail or are made to skip the check, after which anybody can be the server",
  fix: 'set caCertIdentifier to "rds-ca-rsa4096-g1", or leave it to RDS',
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
  controls: ["ENC-15"],
  scope: "resource",
  types: [instanceType, clusterInstanceType, clusterType, "aws:docdb/clusterInstance:ClusterInstance"],
  settings: {
    authorities: {
      description: "Authorities that clients trust",
      default: ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: ({ name, type, inputs }, { authorities }) => {
    const property = type === clusterType ? "caCertificateIdentifier" : "caCertIdentifier";
    if (!isSet(inputs, property) || authorities.includes(String(inputs[property]))) return compliant;
    return violation(`Authority::${inputs[property]}`, `the certificate of ${name} is from ${inputs[property]}`);
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: { caCertIdentifier: "rds-ca-rsa4096-g1" } }],
    bad: [{ type: instanceType, name: "orders", props: { caCertIdentifier: "rds-ca-2019" } }],
    others: {
      "a cluster": [{ type: clusterType, name: "orders", props: { caCertificateIdentifier: "rds-ca-2019" } }],
    },
  },
};
