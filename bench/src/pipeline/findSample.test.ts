import { afterEach, describe, expect, test } from "@jest/globals";
import { findSample } from "./findSample.js";

describe("findSample", () => {
  const named = process.env.SALLYPORT_SAMPLE;
  afterEach(() => {
    if (named === undefined) delete process.env.SALLYPORT_SAMPLE;
    else process.env.SALLYPORT_SAMPLE = named;
  });

  test("says in one line where to get the sample when none is named", async () => {
    delete process.env.SALLYPORT_SAMPLE;
    const sample = await findSample(() => undefined);
    expect(sample).toEqual({
      skipped: expect.stringMatching(/^SALLYPORT_SAMPLE is not set: clone https:\S+ and name its folder$/),
    });
  });

  test("says in one line what a folder lacks that is no clone of it", async () => {
    process.env.SALLYPORT_SAMPLE = import.meta.dirname;
    const sample = await findSample(() => undefined);
    expect(sample).toEqual({ skipped: expect.stringMatching(/^SALLYPORT_SAMPLE=\S+ has no \S+requirements.txt$/) });
  });
});
