import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Account } from "./Account.js";
import { Deployment } from "./Deployment.js";
import { MethodSettings } from "./MethodSettings.js";
import { RestApi } from "./RestApi.js";
import { Stage } from "./Stage.js";

export const apigatewayDefinitions: readonly ResourceDefinition[] = [
  Account,
  Deployment,
  MethodSettings,
  RestApi,
  Stage,
];
