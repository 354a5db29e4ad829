import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { settingsOf, sparkType } from "./sparkType.js";

const application = (networkConfiguration?: object) => [
  { type: sparkType, name: "kpi", props: networkConfiguration === undefined ? {} : { networkConfiguration } },
];

/** Every Spark application runs in subnets and security groups of ours. */
export const SparkInNetwork: ResourceRule = {
  id: "spark-in-vpc",
  title: "Spark applications run in subnets and security groups of ours",
  severity: "high",
  why: "Without a network of ours jobs run in one of EMR's, where no route, endpoint policy or flow log of ours stands between them and the internet",
  fix: "set networkConfiguration with isolated subnetIds, and securityGroupIds that reach the endpoints alone",
  url: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/vpc-access.html",
  controls: ["NET-01", "NET-16"],
  scope: "resource",
  types: [sparkType],
  evaluate: (judged) => {
    const network = settingsOf(judged, "networkConfiguration");
    const placed = isSet(network, "subnetIds") && isSet(network, "securityGroupIds");
    return placed ? compliant : violation("Outside", `jobs of ${judged.name} run in a network of EMR's`);
  },
  examples: {
    good: application({ subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] }),
    bad: application(),
    others: { "no group of its own": application({ subnetIds: ["subnet-1"] }) },
  },
};
