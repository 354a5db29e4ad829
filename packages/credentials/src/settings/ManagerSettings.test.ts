import { expect, test } from "@jest/globals";
import { readManagerSettings } from "./ManagerSettings.js";

const roleArn = "arn:aws:iam::111122223333:role/ingestion";

test("settings have defaults, and name what is wrong", () => {
  expect(readManagerSettings({})).toEqual({ namespace: "avesa", roles: {}, buckets: {} });
  const roles = { ingestion: { prod: { roleArn, externalId: "avesa-prod" } } };
  const read = readManagerSettings({
    SALLYPORT_SECRET_NAMESPACE: "team/data",
    SALLYPORT_SERVICE_ROLES: JSON.stringify(roles),
  });
  expect(read).toMatchObject({
    namespace: "team/data",
    roles: { ingestion: { prod: { roleArn, externalId: "avesa-prod", sessionSeconds: 3_600 } } },
  });
  for (const [name, value] of [
    ["SALLYPORT_SECRET_NAMESPACE", "team//data"],
    ["SALLYPORT_SERVICE_ROLES", "{"],
    ["SALLYPORT_SERVICE_ROLES", JSON.stringify({ ingestion: { production: { roleArn } } })],
    ["SALLYPORT_SERVICE_ROLES", JSON.stringify({ ingestion: { prod: { roleArn: "ingestion" } } })],
  ]) {
    expect(() => readManagerSettings({ [name as string]: value })).toThrow(
      expect.objectContaining({ code: "environment-variables-wrong", fields: [name] }),
    );
  }
});
