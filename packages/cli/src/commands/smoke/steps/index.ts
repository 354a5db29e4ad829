import type { SmokeStep } from "../SmokeStep.js";
import { credentialRefresh } from "./credentialRefresh.js";
import { logEvents } from "./logEvents.js";
import { network } from "./network.js";
import { networkInside } from "./networkInside.js";
import { rolePermissions } from "./rolePermissions.js";
import { unitOfWork } from "./unitOfWork.js";

/** In the order in which they are tried: logs are looked at after the work that writes them. */
export const smokeSteps: readonly SmokeStep[] = [
  rolePermissions,
  network,
  networkInside,
  unitOfWork,
  logEvents,
  credentialRefresh,
];
