import { Command } from "commander";
import { chartCommand } from "./chartCommand.js";
import { reconcileCommand } from "./reconcile/reconcileCommand.js";
import { runCommand } from "./runCommand.js";
import { sampleCommand } from "./sampleCommand.js";

/** `sallyport kpi`: the KPI pipeline's work on a local folder, or on a bucket, without a deployment. */
export function kpiCommand(): Command {
  return new Command("kpi")
    .description("compute KPIs of orders, items and products from CSV files, and draw them")
    .addCommand(runCommand())
    .addCommand(chartCommand())
    .addCommand(sampleCommand())
    .addCommand(reconcileCommand());
}
