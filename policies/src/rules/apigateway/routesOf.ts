import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { httpApiType, importType, methodType, restApiType, routeType } from "./apiTypes.js";
import { authorizationsOf } from "./authorizationsOf.js";
import { operationsOf } from "./operationsOf.js";

/** A way to call an API, and how it tells whose the call is. */
export interface Route {
  /** `POST /jobs`, or what of it is known. */
  readonly route: string;
  readonly authorizations: readonly string[];
}

/** The types that make routes. */
export const routeTypes = [methodType, routeType, restApiType, importType, httpApiType] as const;

/**
 * The routes that a resource itself makes, without those for preflight requests of browsers, which carry no credentials. Undefined where
 * they are in a body that is not JSON.
 */
export function routesOf(resource: ResourceView, graph: ResourceGraph): readonly Route[] | undefined {
  const { type, props } = resource;
  if (type === methodType) {
    if (props.httpMethod === "OPTIONS") return [];
    return [{ route: String(props.httpMethod), authorizations: [String(props.authorization)] }];
  }
  if (type === routeType) {
    const route = String(props.routeKey);
    if (route.startsWith("OPTIONS ") || inheritsConnection(resource, route, graph)) return [];
    return [{ route, authorizations: [String(props.authorizationType ?? "NONE")] }];
  }
  const inBody = operationsOf(props.body)?.filter(({ method }) => method !== "OPTIONS");
  if (inBody === undefined) return undefined;
  return [
    ...inBody.map((operation) => ({ route: operation.route, authorizations: authorizationsOf(operation) })),
    // An HTTP API with a target has a route to it that asks for nothing.
    ...(type === httpApiType && props.target
      ? [{ route: String(props.routeKey || "$default"), authorizations: ["NONE"] }]
      : []),
  ];
}

/** Who may use a WebSocket is asked when it is opened, and not again for each message. */
function inheritsConnection(route: ResourceView, key: string, graph: ResourceGraph): boolean {
  if (key === "$connect") return false;
  return graph.referenced(route, "apiId").some(({ props }) => props.protocolType === "WEBSOCKET");
}
