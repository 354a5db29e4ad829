import { defaultPrices, type Prices, pricesSchema } from "@sallyport/transfer-economics";
import { CommandError } from "../../../output/CommandError.js";
import { readJsonFile } from "../../../settings/readJsonFile.js";

/** The prices in a file, of which what is left out has its default. @throws CommandError where it cannot be read, or names what is no price */
export async function readPrices(path: string | undefined): Promise<Prices> {
  if (path === undefined) return defaultPrices;
  const { data, error } = pricesSchema.safeParse(await readJsonFile(path, "--prices", "prices"));
  if (data) return data;
  const [issue] = error.issues;
  throw new CommandError(
    `${path} holds no prices: ${issue?.path.join(".") || "it"}: ${issue?.message}`,
    'give JSON such as {"defaultTransferDollarsPerGb": 0.02, "computeDollarsPerHour": 0.025}',
    64,
  );
}
