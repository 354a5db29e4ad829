import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { AccountSettings, type AccountSettingsArgs } from "./AccountSettings.js";

const recorded = async (args: AccountSettingsArgs = {}) => {
  const { resources } = await record(() => new AccountSettings("account", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};
const contact = { name: "Security team", title: "On call", emailAddress: "s@example.com", phoneNumber: "+1 555 0100" };

describe("AccountSettings", () => {
  it("lets no bucket be public, and no password be short or old", async () => {
    const made = await recorded();
    expect(made["account-public-access"]).toEqual({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(made["account-passwords"]).toMatchObject({ minimumPasswordLength: 14, passwordReusePrevention: 24 });
  });

  it("names whom AWS tells, where it is given, and else leaves the account's own", async () => {
    const made = await recorded({ securityContact: contact });
    expect(made["account-security-contact"]).toEqual({ alternateContactType: "SECURITY", ...contact });
    expect(await recorded()).not.toHaveProperty("account-security-contact");
  });

  it("leaves buckets to themselves for a written reason only", async () => {
    const publicBuckets = {
      control: "STO-01",
      reason: "a public site is served from it",
      owner: "web",
      expires: "2999-12-31",
    };
    expect(await recorded({ exceptions: { publicBuckets } })).not.toHaveProperty("account-public-access");
  });

  it.each([
    ["an address that is none", { ...contact, emailAddress: "security" }, "securityContact.emailAddress"],
    ["a number that is none", { ...contact, phoneNumber: "call us" }, "securityContact.phoneNumber"],
  ])("refuses %s", async (_case, securityContact, message) => {
    await expect(recorded({ securityContact })).rejects.toThrow(`AccountSettings "account": ${message}`);
  });
});
