import { CommandError } from "./CommandError.js";

/** Reads an option's whole number. @throws CommandError where the text is none, or not between the limits */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new CommandError(`${option} ${text} is not usable`, `give a whole number from ${least} to ${most}`, 64);
  };
}
