import type { SecurityCheck } from "../SecurityCheck.js";
import { auditTrail } from "./auditTrail.js";
import { awsIdentity } from "./awsIdentity.js";
import { databaseLogins } from "./databaseLogins.js";
import { encryptionAtRest } from "./encryptionAtRest.js";
import { environmentIsolation } from "./environmentIsolation.js";
import { hardCodedCredentials } from "./hardCodedCredentials.js";
import { leastPrivilege } from "./leastPrivilege.js";
import { longLivedKeys } from "./longLivedKeys.js";
import { openFunctions } from "./openFunctions.js";
import { openMessaging } from "./openMessaging.js";
import { openNetwork } from "./openNetwork.js";
import { publicBuckets } from "./publicBuckets.js";
import { secretRotation } from "./secretRotation.js";

/** Everything that the validator looks at, in the order in which it tells. */
export const securityChecks: readonly SecurityCheck[] = [
  hardCodedCredentials,
  awsIdentity,
  longLivedKeys,
  leastPrivilege,
  databaseLogins,
  secretRotation,
  environmentIsolation,
  publicBuckets,
  openNetwork,
  openMessaging,
  openFunctions,
  encryptionAtRest,
  auditTrail,
];
