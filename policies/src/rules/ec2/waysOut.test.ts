import { describe, expect, it } from "@jest/globals";
import { UnknownValueError, unknownCheckingProxy } from "@pulumi/policy";
import { exampleGraph } from "../../engine/exampleGraph.js";
import type { ExampleResource } from "../../engine/Rule.js";
import { routeType, tableType } from "./networkTypes.js";
import { waysOut } from "./waysOut.js";

// Pulumi's stand-in for a string that is not known during a preview.
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const internet = { type: "aws:ec2/internetGateway:InternetGateway", name: "internet" };

const waysOf = (...resources: readonly ExampleResource[]) => {
  const graph = exampleGraph(resources.map((one) => ({ ...one, props: unknownCheckingProxy(one.props ?? {}) })));
  const [table] = graph.resources;
  if (!table) throw new Error("no table");
  return waysOut(table, graph);
};
const route = (props: object, refersTo = {}) => ({
  type: routeType,
  name: "out",
  props: props as ExampleResource["props"] & object,
  refersTo: { routeTableId: "table", ...refersTo },
});
const table = (props: object = {}, refersTo = {}) => ({
  type: tableType,
  name: "table",
  props: props as ExampleResource["props"] & object,
  refersTo,
});

describe("the ways out of a route table", () => {
  it("are known at a first preview by the resources that its routes refer to", () => {
    expect(waysOf(table(), route({ gatewayId: unknownString }, { gatewayId: "internet" }), internet)).toEqual([
      "gatewayId",
    ]);
    expect(waysOf(table({ routes: [{ gatewayId: unknownString }] }, { routes: "internet" }), internet)).toEqual([
      "gatewayId",
    ]);
  });

  it("are known by the target alone, where every such target lies outside", () => {
    expect(waysOf(table(), route({ natGatewayId: unknownString }))).toEqual(["natGatewayId"]);
  });

  it("are not known where a gateway is neither known nor a resource of the program", () => {
    expect(() => waysOf(table(), route({ gatewayId: unknownString }))).toThrow(UnknownValueError);
  });

  it("are neither the network itself, nor gateway endpoints, nor what a state leaves empty", () => {
    expect(waysOf(table(), route({ gatewayId: "local" }))).toEqual([]);
    expect(waysOf(table(), route({ gatewayId: "vpce-0a1b" }))).toEqual([]);
    expect(waysOf(table(), route({ gatewayId: "", natGatewayId: "", transitGatewayId: null }))).toEqual([]);
  });

  it("tell a gateway to a network of one's own from one to the internet", () => {
    expect(waysOf(table(), route({ gatewayId: "vgw-0a1b" }))).toEqual(["vpnGateway"]);
    expect(waysOf(table({ propagatingVgws: ["vgw-0a1b"] }))).toEqual(["vpnGateway"]);
  });
});
