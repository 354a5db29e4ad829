import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "@sallyport/worker-kit";
import { parseEvent } from "./parseEvent.js";

const parse = (body: unknown) => parseEvent(JSON.stringify(body));

describe("parseEvent", () => {
  test("reads the uploads of a notification", () => {
    const s3 = { bucket: { name: "shop" }, object: { key: "Data/orders/part+1%2B2.csv", size: 3 } };
    expect(parse({ Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 }] })).toEqual({
      kind: "uploads",
      objects: [{ bucket: "shop", key: "Data/orders/part 1+2.csv" }],
    });
  });

  test("knows a sweep of the stack's schedule, and of a schedule that says nothing of its own", () => {
    expect(parse({ source: "sallyport.kpi", "detail-type": "Sweep" })).toEqual({ kind: "sweep" });
    expect(parse({ source: "aws.events", "detail-type": "Scheduled Event", detail: {} })).toEqual({ kind: "sweep" });
  });

  test("sets the end of a run aside, which has the worker's own source too", () => {
    expect(() => parse({ source: "sallyport.kpi", "detail-type": "KPI Run Succeeded" })).toThrow(PoisonError);
  });
});
