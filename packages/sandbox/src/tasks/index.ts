export { startTaskRunner } from "./startTaskRunner.js";
