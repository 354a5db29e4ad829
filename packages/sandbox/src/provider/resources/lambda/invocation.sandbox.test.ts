import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../../../testing/withSandbox.js";
import { openSession } from "../../configure/openSession.js";
import { type Subject, subjectOf } from "../../conformance/Subject.js";
import { registry } from "../../registry.js";
import type { Session } from "../../Session.js";
import { signatures } from "../../values/signatures.js";
import { Secret } from "../../values/Value.js";
import { exampleFunctionRole } from "./functionExamples.js";

const text = `
export const handler = async (event) => {
  if (event.fail) throw new Error("cannot work with " + event.fail);
  return { asked: event };
};`;

describe("a deployment that calls a function", () => {
  let sandbox: TestSandbox;
  let session: Session;
  let call: Subject;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    session = await openSession({ region: "eu-west-1" }, registry, sandbox.environment, new AbortController().signal);
    const role = subjectOf("aws:iam/role:Role", "role", session);
    const { outputs } = await role.create(role.check(exampleFunctionRole("called").inputs()));
    const code = { [signatures.key]: signatures.asset, hash: "", text };
    const called = subjectOf("aws:lambda/function:Function", "called", session);
    await called.create(
      called.check({
        name: "called",
        role: String(outputs.arn),
        runtime: "nodejs24.x",
        handler: "index.handler",
        code: { [signatures.key]: signatures.archive, hash: "", assets: { "index.mjs": code } },
      }),
    );
    call = subjectOf("aws:lambda/invocation:Invocation", "call", session);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const answer = (outputs: object): unknown => JSON.parse((outputs as { result: string }).result);

  test("has its answer, after a refresh too, and another one when its input or a trigger changes", async () => {
    const known = await call.create(call.check({ functionName: "called", input: '{"table":"orders"}' }));
    expect(answer(known.outputs)).toEqual({ asked: { table: "orders" } });
    expect((await call.read(known))?.outputs).toEqual(known.outputs);
    const changed = await call.update(known, call.check({ functionName: "called", input: '{"table":"items"}' }));
    expect(answer(changed.outputs)).toEqual({ asked: { table: "items" } });
    const same = call.check({ functionName: "called", input: '{"table":"items"}' });
    expect(call.diff(changed.inputs, same).changes).toEqual([]);
    const triggered = call.check({ functionName: "called", input: '{"table":"items"}', triggers: { code: "2" } });
    expect(call.diff(changed.inputs, triggered)).toMatchObject({ replaces: [], changes: [expect.anything()] });
  });

  test("tells the function of each stage of its life where that is asked for", async () => {
    const crud = { functionName: "called", lifecycleScope: "CRUD", terraformKey: "life" };
    const known = await call.create(call.check({ ...crud, input: '{"n":1}' }));
    expect(answer(known.outputs)).toEqual({ asked: { n: 1, life: { action: "create", prev_input: null } } });
    const changed = await call.update(known, call.check({ ...crud, input: '{"n":2}' }));
    expect(answer(changed.outputs)).toEqual({ asked: { n: 2, life: { action: "update", prev_input: { n: 1 } } } });
    await call.delete(changed);
  });

  test("fails with the function's own words, without the secrets of its input", async () => {
    const input = new Secret('{"fail":"hunter2"}');
    const inputs = { ...call.check({ functionName: "called", input: "{}" }), input };
    await expect(call.create(inputs)).rejects.toThrow("the function called failed: cannot work with [secret]");
    await expect(call.create(call.check({ functionName: "gone", input: "{}" }))).rejects.toThrow("Function not found");
  });

  test("takes an input for each stage of life only where it is an object", () => {
    expect(() => call.check({ functionName: "called", lifecycleScope: "CRUD", input: "[]" })).toThrow("JSON object");
  });
});
