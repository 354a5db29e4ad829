import { Command } from "commander";
import { bucketCommand } from "./bucketCommand.js";

/** `sallyport verify`: whether one resource of the account is as it should be. */
export function verifyCommand(): Command {
  return new Command("verify").description("look at one resource of the account").addCommand(bucketCommand());
}
