import type { RegionDeployment } from "@sallyport/stack-kit";
import type { KpiPlan } from "../plan/KpiPlan.js";

/** What every part of the deployment is given. */
export type Deployment = RegionDeployment<KpiPlan>;
