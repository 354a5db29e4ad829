import { PolicyPack } from "@pulumi/policy";
import { policyPackFor } from "@sallyport/policies";

// Making a pack starts its server, so this file is the pack's entry and nothing imports it.
new PolicyPack(...policyPackFor("fsbp"));
