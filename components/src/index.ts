export { Access, type AccessIntent as PlainAccessIntent } from "@sallyport/intents";
export type { AccountArgs } from "./account/AccountArgs.js";
export { ArgumentError } from "./errors/ArgumentError.js";
export type { Waiver } from "./waivers/Waiver.js";
