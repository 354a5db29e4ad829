import { expect, test } from "@jest/globals";
import { scalableTargetOf } from "./scalableTarget.js";

test("an import text is read around the slashes of the resource id", () => {
  expect(scalableTargetOf("ecs/service/workers/orders/ecs:service:DesiredCount")).toEqual({
    serviceNamespace: "ecs",
    resourceId: "service/workers/orders",
    scalableDimension: "ecs:service:DesiredCount",
  });
});

test.each(["", "ecs", "ecs/ecs:service:DesiredCount"])("%j names no target", (importId) => {
  expect(scalableTargetOf(importId)).toBeUndefined();
});
