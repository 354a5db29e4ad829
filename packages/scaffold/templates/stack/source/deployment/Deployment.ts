import type { RegionDeployment } from "@sallyport/stack-kit";
import type { SampleThingPlan } from "../plan/SampleThingPlan.js";

/** What every part of the deployment is given. */
export type Deployment = RegionDeployment<SampleThingPlan>;
