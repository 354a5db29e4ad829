import { CommandError } from "../../../output/CommandError.js";

/** One `HOST:PORT` of `--internet`, beside those before it. @throws CommandError where it is none */
export function internetOption(text: string, before: readonly string[] = []): readonly string[] {
  const [, host = "", port = ""] = /^([\w.-]{1,253}|\[[\da-fA-F:.]{2,45}\]):(\d{1,5})$/.exec(text) ?? [];
  if (host !== "" && Number(port) >= 1 && Number(port) <= 65_535) return [...before, `${host}:${Number(port)}`];
  throw new CommandError(`--internet ${text} is not usable`, "give HOST:PORT, as 1.1.1.1:443", 64);
}
