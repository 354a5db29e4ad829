import { beforeAll, describe, expect, test } from "@jest/globals";
import { PartlyCreated } from "../PartlyCreated.js";
import type { Session } from "../Session.js";
import { initFailure } from "../server/initFailure.js";
import { exampleDefinition } from "../testing/exampleDefinition.js";
import { planSession } from "../testing/planSession.js";
import { Secret } from "../values/Value.js";
import { createResource } from "./createResource.js";

const urn = "urn:pulumi:stack::project::aws:test/thing:Thing::thing";
let session: Session;

beforeAll(async () => {
  session = { ...(await planSession()), mode: "apply" };
});

describe("createResource", () => {
  test("reads back what it made", async () => {
    const created = await createResource(exampleDefinition(), urn, { name: "n", size: new Secret(1) }, session);
    expect(created).toEqual({
      id: "n",
      outputs: {
        name: "n",
        size: new Secret(1),
        region: "eu-west-1",
        arn: "arn:aws:test:eu-west-1:123456789012:n",
      },
    });
  });

  test("keeps the id and the live outputs of what was made half, and hides secrets in the reason", async () => {
    const stored = new Map<string, object>([["half", { name: "half" }]]);
    const broken = {
      ...exampleDefinition(stored),
      create: async () => {
        throw new PartlyCreated("half", new Error("cannot tag it with hush"));
      },
    };
    const inputs = { name: "half", tags: { a: new Secret("hush") } };
    const created = await createResource(broken, urn, inputs, session);
    expect(created).toMatchObject({ id: "half", outputs: { name: "half" } });
    expect(created.failure?.message).toBe('creating aws:test/thing:Thing "thing" (half): cannot tag it with [secret]');
    const error = initFailure(created, inputs, created.failure ?? new Error());
    expect(String(error.metadata?.get("grpc-status-details-bin")[0])).toContain("pulumirpc.ErrorResourceInitFailed");
  });

  test("names the resource and AWS's code when nothing was made", async () => {
    const denied = Object.assign(new Error("no"), { name: "AccessDenied" });
    const broken = { ...exampleDefinition(), create: async () => Promise.reject(denied) };
    await expect(createResource(broken, urn, { name: "n" }, session)).rejects.toThrow(
      'creating aws:test/thing:Thing "thing": AccessDenied: no',
    );
  });
});
