import { CommandError } from "../output/CommandError.js";

/**
 * Which account each environment is in, from SALLYPORT_ACCOUNTS: `{"dev":"<12 digits>","prod":"<12 digits>"}`. Empty where it is not set.
 *
 * @throws CommandError where the variable is set and cannot be used: it is there to be relied on
 */
export function expectedAccounts(
  variables: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const { SALLYPORT_ACCOUNTS: text } = variables;
  if (!text) return {};
  const accounts = parsed(text);
  if (accounts !== undefined && Object.values(accounts).every((id) => typeof id === "string" && /^\d{12}$/.test(id)))
    return accounts as Record<string, string>;
  throw new CommandError(
    "SALLYPORT_ACCOUNTS is no JSON object of environments and the 12 digits of their accounts",
    'Set it as {"dev":"…","staging":"…","prod":"…"}',
    64,
  );
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
