import { Command } from "commander";
import { peekCommand } from "./peekCommand.js";
import { purgeCommand } from "./purgeCommand.js";
import { redriveCommand } from "./redriveCommand.js";

/** `sallyport queue`: what a pipeline's workers could not work off. */
export function queueCommand(): Command {
  return new Command("queue")
    .description("look at, move back or delete what workers have set aside: any pipeline's dead-letter queues")
    .addCommand(peekCommand())
    .addCommand(redriveCommand())
    .addCommand(purgeCommand());
}
