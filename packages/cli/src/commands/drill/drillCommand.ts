import { Command } from "commander";
import { restoreDrillCommand } from "./restoreDrillCommand.js";

/** `sallyport drill`: what has to work on the day it is needed, tried before. */
export function drillCommand(): Command {
  return new Command("drill").description("try what has to work when it is needed").addCommand(restoreDrillCommand());
}
