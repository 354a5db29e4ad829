import { compressorDemo } from "./compressorDemo.js";
import type { DemoPipeline } from "./DemoPipeline.js";
import type { FiguresByPipeline } from "./DemoResult.js";
import { etlDemo } from "./etl/etlDemo.js";
import { kpiDemo } from "./kpi/kpiDemo.js";
import { transformDemo } from "./transform/transformDemo.js";

export type PipelineName = keyof FiguresByPipeline;

/** The pipelines that there are, in the order in which they run. */
export const pipelines: { readonly [Name in PipelineName]-?: DemoPipeline<NonNullable<FiguresByPipeline[Name]>> } = {
  compressor: compressorDemo,
  kpi: kpiDemo,
  etl: etlDemo,
  transform: transformDemo,
};
