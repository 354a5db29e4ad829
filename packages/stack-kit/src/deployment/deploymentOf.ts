import { foundationIn } from "./foundationIn.js";
import type { RegionDeployment, RegionPlan } from "./RegionDeployment.js";
import { surroundingsOf } from "./surroundingsOf.js";

/**
 * The deployment of a plan, with what it finds there.
 *
 * @param system the stack's project, such as `sallyport-kpi`: the tag `system`
 */
export function deploymentOf<Plan extends RegionPlan>(system: string, plan: Plan): RegionDeployment<Plan> {
  const { config, region } = plan;
  const { account, foundation, tags } = surroundingsOf(system, config);
  const { permissionsBoundaryArn } = foundation;
  return { plan, region, account, foundation, permissionsBoundaryArn, ...foundationIn(foundation, region), tags };
}
