import type {
  EncryptionOption,
  ResultConfiguration,
  WorkGroupConfiguration,
  WorkGroupConfigurationUpdates,
} from "@aws-sdk/client-athena";
import type { Json } from "../../values/Json.js";
import { present } from "../../values/present.js";
import type { WorkgroupInputs } from "./workgroupInputs.js";

type Given = WorkgroupInputs["configuration"];

/** A configuration as Athena takes it for a new workgroup. */
export function configurationRequest(given: Given): WorkGroupConfiguration | undefined {
  return (
    given && {
      ...settingsOf(given),
      ResultConfiguration: given.resultConfiguration && resultRequest(given.resultConfiguration),
    }
  );
}

/** A configuration as Athena takes it for one that is there: what is not said any more is taken out. */
export function configurationUpdates(given: Given): WorkGroupConfigurationUpdates {
  const { resultConfiguration: result } = given ?? {};
  return {
    ...settingsOf(given ?? {}),
    RemoveBytesScannedCutoffPerQuery: given?.bytesScannedCutoffPerQuery === undefined,
    ResultConfigurationUpdates: {
      ...resultRequest(result ?? {}),
      RemoveOutputLocation: result?.outputLocation === undefined,
      RemoveEncryptionConfiguration: result?.encryptionConfiguration === undefined,
      RemoveExpectedBucketOwner: result?.expectedBucketOwner === undefined,
    },
  };
}

/** A configuration as the program gives it. */
export function configurationState(live: WorkGroupConfiguration = {}): Readonly<Record<string, Json>> | undefined {
  const { EngineVersion: engine, ResultConfiguration: result } = live;
  const encryption = result?.EncryptionConfiguration;
  const state = present({
    bytesScannedCutoffPerQuery: live.BytesScannedCutoffPerQuery,
    enforceWorkgroupConfiguration: live.EnforceWorkGroupConfiguration,
    engineVersion: engine?.SelectedEngineVersion ? { selectedEngineVersion: engine.SelectedEngineVersion } : undefined,
    publishCloudwatchMetricsEnabled: live.PublishCloudWatchMetricsEnabled,
    requesterPaysEnabled: live.RequesterPaysEnabled,
    resultConfiguration:
      result &&
      present({
        encryptionConfiguration:
          encryption && present({ encryptionOption: encryption.EncryptionOption, kmsKeyArn: encryption.KmsKey }),
        expectedBucketOwner: result.ExpectedBucketOwner,
        outputLocation: result.OutputLocation,
      }),
  });
  return Object.keys(state).length > 0 ? state : undefined;
}

function settingsOf(given: NonNullable<Given> | Record<string, never>) {
  return {
    BytesScannedCutoffPerQuery: given.bytesScannedCutoffPerQuery,
    EnforceWorkGroupConfiguration: given.enforceWorkgroupConfiguration,
    EngineVersion: given.engineVersion && { SelectedEngineVersion: given.engineVersion.selectedEngineVersion },
    PublishCloudWatchMetricsEnabled: given.publishCloudwatchMetricsEnabled,
    RequesterPaysEnabled: given.requesterPaysEnabled,
  };
}

function resultRequest(given: NonNullable<NonNullable<Given>["resultConfiguration"]>): ResultConfiguration {
  const { encryptionConfiguration: encryption } = given;
  return {
    OutputLocation: given.outputLocation,
    ExpectedBucketOwner: given.expectedBucketOwner,
    EncryptionConfiguration: encryption && {
      EncryptionOption: encryption.encryptionOption as EncryptionOption,
      KmsKey: encryption.kmsKeyArn,
    },
  };
}
