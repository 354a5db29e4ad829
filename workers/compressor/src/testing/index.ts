export type { RunningWorker } from "@sallyport/worker-kit/testing";
export { CompressorBed } from "./CompressorBed.js";
export { makeServiceRole } from "./makeServiceRole.js";
