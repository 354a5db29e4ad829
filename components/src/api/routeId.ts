import type { ApiRouteArgs } from "./ApiRouteArgs.js";

/** Words for a route in names of resources and models: "GET /jobs/{id}" gives "get-jobs-by-id". */
export function routeId({ method, path }: Pick<ApiRouteArgs, "method" | "path">): string {
  const segments = path.split("/").filter((segment) => segment !== "");
  const words = segments.map((segment) => segment.replace(/^\{(.+?)\+?\}$/, "by-$1").replace(/[^A-Za-z0-9]+/g, "-"));
  return [method, ...words].join("-").toLowerCase();
}
