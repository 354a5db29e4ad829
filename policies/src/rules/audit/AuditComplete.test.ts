import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import { AuditComplete } from "./AuditComplete.js";

const { good } = AuditComplete.examples;
const hub = { type: "aws:securityhub/account:Account", name: "hub" };
const hubOfOthers = { type: "aws:cloudwatch/eventRule:EventRule", name: "findings" };
const recorder = { type: "aws:cfg/recorder:Recorder", name: "recorder" };
const recording = { type: "aws:cfg/recorderStatus:RecorderStatus", name: "status", props: { isEnabled: true } };
const stack = [{ type: "pulumi:pulumi:Stack", name: "foundation" }];

const missing = (resources: typeof good, settings = {}) => {
  const graph = exampleGraph(resources);
  const [subject] = graph.resources;
  if (subject === undefined) throw new Error("there is nothing to judge");
  const judgement = judge(AuditComplete, subject, graph, { settings });
  return judgement.kind === "violation" ? judgement.findings.map(({ id }) => id) : [];
};

describe("what an account's audit consists of", () => {
  it("has a findings hub where one is asked for", () => {
    const settings = { needs: ["trail", "findings-hub"] };
    expect(missing([...good, hub], settings)).toEqual([]);
    expect(missing(good, settings)).toEqual(["Need::findings-hub"]);
    expect(missing([...good, hubOfOthers], settings)).toEqual(["Need::findings-hub"]);
  });

  it("leaves to an organization what it often does for its accounts, unless that is asked for", () => {
    expect(missing(good)).toEqual([]);
    const settings = { needs: ["recorder", "findings-hub"] };
    expect(missing(good, settings)).toEqual(["Need::recorder", "Need::findings-hub"]);
    expect(missing([...good, recorder, recording, hub], settings)).toEqual([]);
  });

  it("is asked of a stack that records nothing only where its project is named", () => {
    expect(missing(stack)).toEqual([]);
    const settings = { projects: ["example"], needs: ["findings-hub"] };
    expect(missing(stack, settings)).toEqual(["Need::findings-hub"]);
    expect(missing([...stack, hub], settings)).toEqual([]);
  });
});
