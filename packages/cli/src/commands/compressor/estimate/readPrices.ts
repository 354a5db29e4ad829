import { readFile } from "node:fs/promises";
import { defaultPrices, type Prices, pricesSchema } from "@sallyport/transfer-economics";
import { CommandError } from "../../../output/CommandError.js";

/** The prices in a file, of which what is left out has its default. @throws CommandError where it cannot be read, or names what is no price */
export async function readPrices(path: string | undefined): Promise<Prices> {
  if (path === undefined) return defaultPrices;
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw new CommandError(`cannot read the prices: ${error.message}`, "check the path of --prices", 64);
  });
  const { data, error } = pricesSchema.safeParse(parsed(text));
  if (data) return data;
  const [issue] = error.issues;
  throw new CommandError(
    `${path} holds no prices: ${issue?.path.join(".") || "it"}: ${issue?.message}`,
    'give JSON such as {"defaultTransferDollarsPerGb": 0.02, "computeDollarsPerHour": 0.025}',
    64,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
