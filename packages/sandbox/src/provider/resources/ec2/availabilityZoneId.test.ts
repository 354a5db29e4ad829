import { expect, test } from "@jest/globals";
import { availabilityZoneId } from "./availabilityZoneId.js";

test.each([
  ["eu-west-1a", "euw1-az1"],
  ["eu-central-1b", "euc1-az2"],
  ["us-east-1f", "use1-az6"],
  ["ap-southeast-2c", "apse2-az3"],
  ["ap-northeast-1a", "apne1-az1"],
])("%s is %s by AWS's pattern", (zone, id) => {
  expect(availabilityZoneId(zone)).toBe(id);
});
