import { PolicyPack } from "@pulumi/policy";
import { allRules, toPolicy } from "@sallyport/policies";

// Making a pack starts its server, so this file is the pack's entry and nothing imports it.
new PolicyPack("sallyport-baseline", {
  description: "The rules that every AWS stack has to meet",
  enforcementLevel: "mandatory",
  policies: allRules.map(toPolicy),
});
