export { CompressorBed } from "./CompressorBed.js";
export type { RunningWorker } from "./startWorker.js";
