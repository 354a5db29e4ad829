import type { MonitoringConfiguration } from "@aws-sdk/client-emr-serverless";
import type { InputsOf } from "../../Shape.js";
import type { Json } from "../../values/Json.js";
import { present } from "../../values/present.js";
import type { applicationInputs } from "./applicationInputs.js";

type Given = NonNullable<InputsOf<typeof applicationInputs>["monitoringConfiguration"]>;

/** Where an application's logs go, in the API's words. */
export function monitoringRequest(given: Given | undefined): MonitoringConfiguration {
  const {
    cloudwatchLoggingConfiguration: toLogs,
    managedPersistenceMonitoringConfiguration,
    s3MonitoringConfiguration,
  } = given ?? {};
  const { logTypes, ...logs } = toLogs ?? { enabled: false };
  return present({
    managedPersistenceMonitoringConfiguration,
    s3MonitoringConfiguration,
    cloudWatchLoggingConfiguration: toLogs && {
      ...logs,
      ...(logTypes && { logTypes: Object.fromEntries(logTypes.map(({ name, values }) => [name, [...values]])) }),
    },
  });
}

/** The same in the provider's words; `undefined` where nothing is said. */
export function monitoringState(live: MonitoringConfiguration = {}): Readonly<Record<string, Json>> | undefined {
  const {
    cloudWatchLoggingConfiguration: toLogs,
    managedPersistenceMonitoringConfiguration,
    s3MonitoringConfiguration,
  } = live;
  const { logTypes, ...logs } = toLogs ?? { enabled: undefined };
  const state = present({
    managedPersistenceMonitoringConfiguration: managedPersistenceMonitoringConfiguration && {
      ...managedPersistenceMonitoringConfiguration,
    },
    s3MonitoringConfiguration: s3MonitoringConfiguration && { ...s3MonitoringConfiguration },
    cloudwatchLoggingConfiguration: toLogs && {
      ...logs,
      ...(logTypes && { logTypes: Object.entries(logTypes).map(([name, values]) => ({ name, values })) }),
    },
  });
  return Object.keys(state).length === 0 ? undefined : (state as unknown as Readonly<Record<string, Json>>);
}
