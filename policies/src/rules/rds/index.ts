import type { Rule } from "../../engine/Rule.js";
import { RdsCertificateCurrent } from "./RdsCertificateCurrent.js";
import { RdsDefaultsAvoided } from "./RdsDefaultsAvoided.js";
import { RdsFinalSnapshot } from "./RdsFinalSnapshot.js";
import { RdsIamAuthentication } from "./RdsIamAuthentication.js";
import { RdsInsightsEncrypted } from "./RdsInsightsEncrypted.js";
import { RdsLogGroupsOwn } from "./RdsLogGroupsOwn.js";
import { RdsLogsExported } from "./RdsLogsExported.js";
import { RdsMasterSecret } from "./RdsMasterSecret.js";
import { RdsMinorUpgrades } from "./RdsMinorUpgrades.js";
import { RdsMonitored } from "./RdsMonitored.js";
import { RdsMultiZone } from "./RdsMultiZone.js";
import { RdsNotPublic } from "./RdsNotPublic.js";
import { RdsSessionsLogged } from "./RdsSessionsLogged.js";
import { RdsSnapshotsTagged } from "./RdsSnapshotsTagged.js";
import { RdsStorageEncrypted } from "./RdsStorageEncrypted.js";
import { RdsTlsForced } from "./RdsTlsForced.js";
import { RdsVersionSupported } from "./RdsVersionSupported.js";

export const rdsRules: readonly Rule[] = [
  RdsCertificateCurrent,
  RdsDefaultsAvoided,
  RdsFinalSnapshot,
  RdsIamAuthentication,
  RdsInsightsEncrypted,
  RdsLogGroupsOwn,
  RdsLogsExported,
  RdsMasterSecret,
  RdsMinorUpgrades,
  RdsMonitored,
  RdsMultiZone,
  RdsNotPublic,
  RdsSessionsLogged,
  RdsSnapshotsTagged,
  RdsStorageEncrypted,
  RdsTlsForced,
  RdsVersionSupported,
];
