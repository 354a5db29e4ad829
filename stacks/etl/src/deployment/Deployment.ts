import type { RegionDeployment } from "@sallyport/stack-kit";
import type { EtlPlan } from "../plan/EtlPlan.js";

/** What every part of the deployment is given. */
export type Deployment = RegionDeployment<EtlPlan>;
