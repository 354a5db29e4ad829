import { describe, expect, it } from "@jest/globals";
import { expectedAccounts } from "./expectedAccounts.js";

describe("the accounts of the environments", () => {
  it("are those of the variable, and none without it", () => {
    expect(expectedAccounts({ SALLYPORT_ACCOUNTS: '{"dev":"000000000001"}' })).toEqual({ dev: "000000000001" });
    expect(expectedAccounts({})).toEqual({});
  });

  it.each(["dev=000000000001", "[]", "null", '{"dev":1}', '{"dev":"12345"}'])(
    "are refused where they are %s",
    (text) => {
      expect(() => expectedAccounts({ SALLYPORT_ACCOUNTS: text })).toThrow("SALLYPORT_ACCOUNTS is no JSON object");
    },
  );
});
