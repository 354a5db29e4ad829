import { readFileSync } from "node:fs";
import type { PlannedRoute } from "./TransformPlan.js";

/**
 * The routes as the API's package writes them from the schemas by which its functions check calls: API Gateway and functions
 * then refuse the same.
 *
 * @param file path of `routes.json`
 */
export function readRoutes(file: string): PlannedRoute[] {
  return JSON.parse(readFileSync(file, "utf8")) as PlannedRoute[];
}
