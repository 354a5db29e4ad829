import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const read = (settings: Readonly<Record<string, unknown>>) =>
  readConfig(configOf("sallyport-foundation", settings), ["eu-west-1", "us-east-1"]);
const regions = ["eu-west-1"];
const contact = { name: "Security team", title: "On call", email: "s@example.com", phone: "+1 555 0100" };
const deployer = { name: "etl", resourceTypes: ["aws:s3/bucket:Bucket"], namePrefixes: ["sallyport-etl-"] };

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the foundation's configuration", () => {
  it("is read as written", () => {
    const given = {
      regions,
      environment: "prod",
      tags: { owner: "platform" },
      audit: { dataEventBuckets: ["acme-state"], secretReaders: ["etl-*"], withoutConfigRules: [] },
      alarmEmails: ["on-call@example.com"],
      securityContact: contact,
      budget: { monthlyUsd: 500, emails: ["platform@example.com"] },
      backups: [{ region: "eu-west-1", databases: ["*"] }],
      remediation: "apply",
      remediationSpared: ["acme-website"],
      restoreDrills: true,
      logArchive: [{ region: "eu-west-1", logGroups: ["/aws/lambda/credentials-rotator"] }],
      guardrails: { targetIds: ["ou-ab12-11111111"], exemptRoleNames: ["sallyport-prod-deployer"] },
    };
    expect(read(given)).toMatchObject(given);
  });

  it("needs the regions only, and then has every part that needs no more", () => {
    const { components, existing, deployers, backups, budget, remediation, guardrails } = read({ regions });
    expect(Object.values(components)).toEqual(Object.keys(components).map(() => true));
    expect(existing).toEqual({ configRecorders: [], configServiceRole: false, threatDetectors: {}, findingsHubs: [] });
    expect([deployers, backups, budget, remediation, guardrails]).toEqual([[], [], undefined, "off", undefined]);
  });

  it("leaves a part out that the account has, and the others in", () => {
    const { components } = read({ regions, components: { threatDetection: false } });
    expect(components).toMatchObject({ threatDetection: false, configBaseline: true });
  });

  it.each([
    ["no region", { regions: [] }, "names no region"],
    ["regions that are no list", { regions: { "eu-west-1": true } }, "configuration regions"],
    ["a region that is none", { regions: ["eu-wset-1"] }, '"eu-wset-1" is no region of AWS'],
    ["a region named twice", { regions: ["us-east-1", "us-east-1"] }, "stands in it twice"],
    ["tags that are a list", { regions, tags: ["owner"] }, "configuration tags"],
    ["a tag that is no text", { regions, tags: { costCentre: 4711 } }, "configuration tags"],
    ["an environment that no name can hold", { regions, environment: "Prod!" }, "configuration environment"],
    ["a part that there is not", { regions, components: { guardDuty: false } }, 'Unrecognized key: "guardDuty"'],
    [
      "a detector of a region that is not the foundation's",
      { regions, existing: { threatDetectors: { "us-east-1": "12abc34d567e8fa901bc2d34e56789f0" } } },
      'existing.threatDetectors: "us-east-1" is none of the foundation\'s regions; add it to regions',
    ],
    [
      "an id that no detector has",
      { regions, existing: { threatDetectors: { "eu-west-1": "mine" } } },
      "32 hexadecimal",
    ],
    [
      "a recorder of a region that is not the foundation's",
      { regions, existing: { configRecorders: ["us-east-1"] } },
      "existing.configRecorders",
    ],
    [
      "a contact without the part that sets it",
      { regions, components: { accountSettings: false }, securityContact: contact },
      "components.accountSettings is off; turn it on",
    ],
    ["a budget that tells nobody", { regions, budget: { monthlyUsd: 5, emails: [] } }, "configuration budget.emails"],
    ["an alarm's address that is none", { regions, alarmEmails: ["on-call"] }, "configuration alarmEmails[0]"],
    ["a mode of remediation that there is not", { regions, remediation: "on" }, "configuration remediation"],
    [
      "what is spared by no remediation",
      { regions, remediationSpared: ["acme-website"] },
      'remediation is off; set it to "dry-run" or "apply"',
    ],
    ["an archive of nothing", { regions, logArchive: [{ region: "eu-west-1" }] }, "there is nothing to archive"],
    [
      "an archive of a region that is not the foundation's",
      { regions, logArchive: [{ region: "us-east-1", logGroups: ["/a"] }] },
      'logArchive: "us-east-1" is none of the foundation\'s regions',
    ],
    ["guardrails of a unit by its name", { regions, guardrails: { targetIds: ["Workloads"] } }, "give ids of units"],
    ["two deployers of one name", { regions, deployers: [deployer, deployer] }, '"etl" stands in it twice'],
  ])("refuses %s", (_case, settings, message) => {
    expect(() => read(settings)).toThrow(message);
  });
});
