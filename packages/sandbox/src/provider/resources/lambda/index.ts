import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { EventSourceMapping } from "./EventSourceMapping.js";
import { FunctionEventInvokeConfig } from "./FunctionEventInvokeConfig.js";
import { Invocation } from "./Invocation.js";
import { LambdaFunction } from "./LambdaFunction.js";
import { Permission } from "./Permission.js";

export const lambdaDefinitions: readonly ResourceDefinition[] = [
  EventSourceMapping,
  FunctionEventInvokeConfig,
  Invocation,
  LambdaFunction,
  Permission,
];
