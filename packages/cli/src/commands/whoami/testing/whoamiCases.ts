import { describe, expect, it } from "@jest/globals";
import { account, region, run } from "../../testing/operationsBed.js";

describe("`sallyport whoami`", () => {
  it("says who, where, and that it is the environment's account", async () => {
    const accounts = { SALLYPORT_ACCOUNTS: JSON.stringify({ dev: account, prod: "000000000001" }), AWS_PROFILE: "" };
    const { code, stdout } = await run(["whoami", "--environment", "dev", "--json"], accounts);
    expect(JSON.parse(stdout)).toMatchObject({ account, region, environment: "dev", expectedAccount: account });
    expect(code).toBe(0);
    const refused = await run(["whoami", "--environment", "prod"], accounts);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("prod is in the account 000000000001");
  });

  it("takes silence for no match, and tells what to do where it is nobody", async () => {
    expect((await run(["whoami", "--environment", "dev"], { SALLYPORT_ACCOUNTS: "" })).code).toBe(2);
    expect((await run(["whoami", "--environment", "production"])).code).toBe(64);
    expect((await run(["whoami"], { SALLYPORT_ACCOUNTS: "prod" })).code).toBe(64);
    const nobody = await run(["whoami"], { AWS_ENDPOINT_URL: "https://127.0.0.1:1" });
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toContain("aws sso login");
  });
});
