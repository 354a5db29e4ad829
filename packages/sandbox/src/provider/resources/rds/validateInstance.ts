import type { InputProblem } from "../../ResourceDefinition.js";
import type { InstanceInputs } from "./instanceInputs.js";

const monitoringIntervals = [0, 1, 5, 10, 15, 30, 60];

/** What RDS refuses, from the API reference of CreateDBInstance. */
export const validateInstance = (inputs: InstanceInputs): readonly InputProblem[] => {
  const problems: InputProblem[] = [];
  const refuseIf = (wrong: boolean, property: string, reason: string): void => {
    if (wrong) {
      problems.push({ property, reason });
    }
  };
  const { allocatedStorage = 0, backupRetentionPeriod = 1, maxAllocatedStorage, monitoringInterval } = inputs;
  refuseIf(
    !/^[a-z](?:-?[a-z0-9])*$/.test(inputs.identifier),
    "identifier",
    "give lower-case letters, digits and single hyphens, a letter first",
  );
  refuseIf(
    inputs.manageMasterUserPassword === (inputs.password !== undefined),
    "password",
    "give either a password or manageMasterUserPassword",
  );
  refuseIf(
    inputs.manageMasterUserPassword === undefined && inputs.password === undefined,
    "password",
    "give a password, or manageMasterUserPassword to leave it to RDS",
  );
  refuseIf(allocatedStorage < 5, "allocatedStorage", "give the GiB of storage, at least 5");
  refuseIf(
    maxAllocatedStorage !== undefined && maxAllocatedStorage !== 0 && maxAllocatedStorage < allocatedStorage,
    "maxAllocatedStorage",
    "must not be below allocatedStorage",
  );
  refuseIf(backupRetentionPeriod < 0 || backupRetentionPeriod > 35, "backupRetentionPeriod", "must be 0 to 35 days");
  refuseIf(
    !monitoringIntervals.includes(monitoringInterval),
    "monitoringInterval",
    `must be one of ${monitoringIntervals.join(", ")} seconds`,
  );
  refuseIf(
    monitoringInterval > 0 !== (inputs.monitoringRoleArn !== undefined),
    "monitoringRoleArn",
    "goes with a monitoringInterval above 0: give both or neither",
  );
  refuseIf(
    inputs.kmsKeyId !== undefined && inputs.storageEncrypted !== true,
    "storageEncrypted",
    "must be true where kmsKeyId is given",
  );
  refuseIf(
    inputs.performanceInsightsKmsKeyId !== undefined && !inputs.performanceInsightsEnabled,
    "performanceInsightsEnabled",
    "must be true where performanceInsightsKmsKeyId is given",
  );
  return problems;
};
