export { configOf } from "./configOf.js";
export { type PlannedResource, plannedResources } from "./plannedResources.js";
