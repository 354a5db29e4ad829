import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { SecureParameter } from "./SecureParameter.js";

export const conformance = conformanceEntry(
  SecureParameter,
  ({ accountId, partition, region, environment, tags }) => ({
    value: "conformance",
    parameterName: "/orders/partner-token",
    description: "Token of the partner's interface",
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/k`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment"],
);
