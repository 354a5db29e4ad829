import type { Rule } from "../../engine/Rule.js";
import { ApiAccessLogged } from "./ApiAccessLogged.js";
import { ApiBodiesUnlogged } from "./ApiBodiesUnlogged.js";
import { ApiCallsSigned } from "./ApiCallsSigned.js";
import { ApiClosedToOthers } from "./ApiClosedToOthers.js";
import { ApiEndpointInRegion } from "./ApiEndpointInRegion.js";
import { ApiOpenHasFirewall } from "./ApiOpenHasFirewall.js";
import { ApiRequestsValidated } from "./ApiRequestsValidated.js";
import { ApiThrottled } from "./ApiThrottled.js";
import { ApiTlsModern } from "./ApiTlsModern.js";
import { ApiWithoutKeys } from "./ApiWithoutKeys.js";

export const apigatewayRules: readonly Rule[] = [
  ApiAccessLogged,
  ApiBodiesUnlogged,
  ApiCallsSigned,
  ApiClosedToOthers,
  ApiEndpointInRegion,
  ApiOpenHasFirewall,
  ApiRequestsValidated,
  ApiThrottled,
  ApiTlsModern,
  ApiWithoutKeys,
];
