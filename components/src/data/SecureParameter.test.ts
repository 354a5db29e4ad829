import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { SecureParameter, type SecureParameterArgs } from "./SecureParameter.js";

const recorded = async (args: Partial<SecureParameterArgs> = {}) => {
  const { resources } = await record(() => new SecureParameter("token", { value: "hush", ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("SecureParameter", () => {
  it("is a SecureString under a key of its own, whose value is secret wherever the engine stores it", async () => {
    const resources = await recorded();
    const sealed = expect.objectContaining({ "4dabf18193072939515e22adb298388d": expect.any(String), value: "hush" });
    expect(resources["token-parameter"]).toMatchObject({
      name: "/sallyport/token",
      type: "SecureString",
      keyId: "arn:aws:kms:eu-west-1:111122223333:key/token-key-key",
      value: sealed,
    });
    expect(resources.token).toMatchObject({ value: sealed });
  });

  it.each(["token", "/aws/token", "/SSM/token", "/a//b", "/a/*"])("refuses the name %p", async (parameterName) => {
    await expect(recorded({ parameterName })).rejects.toThrow('SecureParameter "token": parameterName ');
  });

  it("refuses a value that is too long without repeating it", async () => {
    const long = recorded({ value: "ü".repeat(2049) });
    await expect(long).rejects.toThrow('SecureParameter "token": value "4098 bytes"');
    await expect(recorded({ value: "" })).rejects.toThrow('value "0 bytes"');
  });
});
