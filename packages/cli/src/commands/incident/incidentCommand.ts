import { Command } from "commander";
import { credentialCommand } from "./credentialCommand.js";
import { triageCommand } from "./triageCommand.js";

/** `sallyport incident`: what is done first when something may have happened; docs/runbooks says when. */
export function incidentCommand(): Command {
  return new Command("incident")
    .description("gather and act when something may have happened")
    .addCommand(triageCommand())
    .addCommand(credentialCommand());
}
