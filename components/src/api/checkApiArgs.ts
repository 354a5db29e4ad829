import { checkWhole } from "../compute/checkWhole.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import type { ApiRouteArgs, ThrottleArgs } from "./ApiRouteArgs.js";
import type { HardenedApiArgs } from "./HardenedApiArgs.js";
import { routeId } from "./routeId.js";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const path = /^\/$|^(\/([A-Za-z0-9._~-]+|\{[A-Za-z0-9._-]+\}))*(\/([A-Za-z0-9._~-]+|\{[A-Za-z0-9._-]+\+?\}))$/;

/**
 * Checks what is known of an API's arguments at construction.
 *
 * @throws ArgumentError for a route that cannot be, two that share a name, a schema that is none, or a limit of nothing
 */
export function checkApiArgs(component: string, args: HardenedApiArgs): void {
  const { routes, stageName = "prod" } = args;
  if (routes.length === 0) throw new ArgumentError(component, "routes", routes, "give at least one route");
  const ids = routes.map(routeId);
  routes.forEach((route, index) => {
    checkRoute(component, `routes[${index}]`, route);
    if (ids.indexOf(ids[index] ?? "") === index) return;
    const fix = `it would have the same name as routes[${ids.indexOf(ids[index] ?? "")}]: ${ids[index]}`;
    throw new ArgumentError(component, `routes[${index}].path`, route.path, fix);
  });
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(stageName)) {
    throw new ArgumentError(
      component,
      "stageName",
      stageName,
      "give 1 to 128 letters, digits, hyphens and underscores",
    );
  }
  checkThrottle(component, "throttle", args.throttle);
  // API Gateway ends every call after 29 seconds, unless AWS raised the account's quota.
  checkWhole(component, "latencyAlarmMs", args.latencyAlarmMs, 1, 300_000);
  checkRetentionDays(component, "logRetentionDays", args.logRetentionDays ?? 365);
}

function checkRoute(component: string, argument: string, route: ApiRouteArgs): void {
  const refuse = (field: keyof ApiRouteArgs, fix: string): never => {
    throw new ArgumentError(component, `${argument}.${field}`, route[field], fix);
  };
  if (!methods.includes(route.method)) refuse("method", `give one of ${methods.join(", ")}`);
  if (!path.test(route.path)) refuse("path", 'start with "/"; parameters are whole segments, for example "/jobs/{id}"');
  if (route.requestSchema !== undefined && !isSchema(route.requestSchema)) {
    refuse("requestSchema", 'give a JSON schema as text, for example \'{"type":"object"}\'');
  }
  checkThrottle(component, `${argument}.throttle`, route.throttle);
}

function checkThrottle(component: string, argument: string, throttle: ThrottleArgs | undefined): void {
  for (const [field, value] of Object.entries(throttle ?? {}) as [keyof ThrottleArgs, unknown][]) {
    if (typeof value !== "number" || value > 0) continue;
    throw new ArgumentError(component, `${argument}.${field}`, value, "give more than 0: 0 refuses every call");
  }
}

function isSchema(text: string): boolean {
  try {
    const schema: unknown = JSON.parse(text);
    return typeof schema === "object" && schema !== null && !Array.isArray(schema);
  } catch {
    return false;
  }
}
