export { chdbPython } from "./ChdbEngine.js";
export { type ClickHouseServer, type StartClickHouseOptions, startClickHouse } from "./startClickHouse.js";
