import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { OrganizationGuardrails } from "./OrganizationGuardrails.js";

export const conformance = conformanceEntry(
  OrganizationGuardrails,
  ({ accountId, region, tags }) => ({
    targetIds: [accountId],
    regions: [region],
    exemptRoleNames: ["sallyport-deployer"],
    policyPrefix: "data-platform",
    tags,
  }),
  ["regions", "exemptRoleNames"],
);
