import type { RegionDeployment } from "@sallyport/stack-kit";
import type { TransformPlan } from "../plan/TransformPlan.js";

/** What every part of the deployment is given. */
export type Deployment = RegionDeployment<TransformPlan>;
