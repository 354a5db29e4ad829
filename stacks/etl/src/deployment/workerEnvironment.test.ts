import { describe, expect, it } from "@jest/globals";
import { etlConfig } from "../config/EtlConfig.js";
import { planEtl } from "../plan/planEtl.js";
import { workerEnvironment } from "./workerEnvironment.js";

const plan = planEtl(etlConfig.parse({ imageVersion: "1.0.0" }), "eu-west-1");
const environment = (loginSecretArn: string | undefined) =>
  workerEnvironment(plan, {
    queueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/uploads",
    inputBucket: "deliveries",
    databaseHost: "etl.c0ffee.eu-west-1.rds.amazonaws.com",
    databasePort: 5432,
    loginSecretArn,
  });

describe("what the worker is told", () => {
  it("is where the database is and how its certificate is verified, always", () => {
    expect(environment(undefined)).toMatchObject({
      DB_HOST: "etl.c0ffee.eu-west-1.rds.amazonaws.com",
      DB_NAME: "datapipeline",
      DB_SCHEMA: "etl",
      DB_CA: "/app/rds-ca.pem",
    });
  });

  it("is to sign in by IAM as the loader, or which secret holds the login: never a password", () => {
    const secretArn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:etl-dev/loader-AbCdEf";
    const byIam = environment(undefined);
    expect(byIam).toMatchObject({ DB_IAM_AUTH: "true", DB_USER: "etl_loader" });
    expect(byIam).not.toHaveProperty("DB_SECRET_ARN");
    const bySecret = environment(secretArn);
    expect(bySecret).toMatchObject({ DB_SECRET_ARN: secretArn });
    expect(Object.keys(bySecret).filter((name) => /IAM|USER|PASSWORD/.test(name))).toEqual([]);
  });

  it("is the share of rejected rows from which a file fails, in percent", () => {
    expect(environment(undefined)).toMatchObject({
      SALLYPORT_REJECT_PERCENT: "1",
      SALLYPORT_VISIBILITY_SECONDS: "300",
    });
  });
});
