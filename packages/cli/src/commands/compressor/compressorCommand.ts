import { Command } from "commander";
import { backfillCommand } from "./backfill/backfillCommand.js";
import { estimateCommand } from "./estimate/estimateCommand.js";
import { reconcileCommand } from "./reconcile/reconcileCommand.js";

/** `sallyport compressor`: looking after the cross-region compressor. */
export function compressorCommand(): Command {
  return new Command("compressor")
    .description("look after the cross-region compressor: is all there, what is it worth, and what was there before it")
    .addCommand(reconcileCommand())
    .addCommand(backfillCommand())
    .addCommand(estimateCommand());
}
