import type { RegionDeployment } from "@sallyport/stack-kit";
import type { CredentialsPlan } from "../plan/CredentialsPlan.js";

/** What every part of the deployment is given. */
export type Deployment = RegionDeployment<CredentialsPlan>;
