import { api } from "./api.js";
import { backupAndRecovery } from "./backupAndRecovery.js";
import type { Control } from "./Control.js";
import { compliance } from "./compliance.js";
import { computeAndContainer } from "./computeAndContainer.js";
import { dataIntegrity } from "./dataIntegrity.js";
import { encryptionAndKeys } from "./encryptionAndKeys.js";
import { governanceAndOrganisation } from "./governanceAndOrganisation.js";
import { identityAndRoles } from "./identityAndRoles.js";
import { incidentResponse } from "./incidentResponse.js";
import { inputValidationAndFileSafety } from "./inputValidationAndFileSafety.js";
import { loggingAndAudit } from "./loggingAndAudit.js";
import { monitoringAndAlerting } from "./monitoringAndAlerting.js";
import { network } from "./network.js";
import { operationsChecklists } from "./operationsChecklists.js";
import { retentionAndLifecycle } from "./retentionAndLifecycle.js";
import { secretsAndRotation } from "./secretsAndRotation.js";
import { storage } from "./storage.js";
import { supplyChainAndCi } from "./supplyChainAndCi.js";
import { toolingAndCli } from "./toolingAndCli.js";

/** The control catalogue, by theme. */
export const allControls: readonly Control[] = [
  ...api,
  ...backupAndRecovery,
  ...compliance,
  ...computeAndContainer,
  ...dataIntegrity,
  ...encryptionAndKeys,
  ...governanceAndOrganisation,
  ...identityAndRoles,
  ...incidentResponse,
  ...inputValidationAndFileSafety,
  ...loggingAndAudit,
  ...monitoringAndAlerting,
  ...network,
  ...operationsChecklists,
  ...retentionAndLifecycle,
  ...secretsAndRotation,
  ...storage,
  ...supplyChainAndCi,
  ...toolingAndCli,
];
