import type { ServiceSettings } from "./serviceSettings.js";

/** The stack's outputs; none is secret. */
export interface CredentialsOutputs extends ServiceSettings {
  readonly environment: string;
  readonly region: string;
  /** SALLYPORT_SECRET_NAMESPACE of programs. */
  readonly namespace: string;
  /** `<namespace>/clickhouse/<environment>`. */
  readonly loginName: string;
  readonly loginArn: string;
  /** Key of the login. */
  readonly loginKeyArn: string;
  /** Name of the secret with the login that may change passwords, which somebody else keeps. */
  readonly administratorName: string;
  readonly rotatorName: string;
  readonly rotatorRole: string;
  /** Log of the function. */
  readonly rotatorLogGroup: string;
  /** Takes the operator's requests. */
  readonly requestTopicArn: string;
  /** Role of `sallyport credentials` for this environment. */
  readonly operatorRoleArn: string;
  /** Roles that the stack made, by their readers' names. */
  readonly readerRoleArns: Readonly<Record<string, string>>;
  readonly alarmArns: readonly string[];
}
