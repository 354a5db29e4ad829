export { configOf } from "./configOf.js";
