import type { RegionDeployment, RegionPlan } from "./RegionDeployment.js";

/** What components take of a deployment. */
export function placed({ plan, account, region, tags }: RegionDeployment<RegionPlan>) {
  return { account, region, tags, environment: plan.config.environment };
}
