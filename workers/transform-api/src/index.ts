export { type Handlers, makeHandlers } from "./makeHandlers.js";
