import { OrganizationGuardrails } from "@sallyport/components";
import type { Account } from "./Account.js";

/** Bounds other accounts of the organization, where this one manages it: policies of the management account bind it not. */
export function guardrails({ base, config, tags }: Account): void {
  if (config.guardrails === undefined) return;
  const { targetIds, regions = config.regions, exemptRoleNames } = config.guardrails;
  new OrganizationGuardrails(`${base}-guardrails`, {
    targetIds: [...targetIds],
    regions: [...regions],
    exemptRoleNames: [...exemptRoleNames],
    tags,
  });
}
