import { describe, expect, it } from "@jest/globals";
import { ArgumentError } from "../errors/ArgumentError.js";
import { capacityOf } from "./capacityOf.js";

const where = { image: "image", subnetIds: [], securityGroupIds: [] };

describe("the capacity of a Spark application", () => {
  it("is bounded in every dimension where nothing is said", () => {
    expect(capacityOf("SparkApplication", where)).toEqual({ cpu: "64 vCPU", memory: "256 GB", disk: "1280 GB" });
  });

  it("follows the vCPUs, unless memory and disk are said too", () => {
    expect(capacityOf("SparkApplication", { ...where, maxVcpus: 16 })).toMatchObject({
      memory: "64 GB",
      disk: "320 GB",
    });
    const given = { ...where, maxVcpus: 16, maxMemoryGib: 120, maxDiskGib: 2000 };
    expect(capacityOf("SparkApplication", given)).toEqual({ cpu: "16 vCPU", memory: "120 GB", disk: "2000 GB" });
  });

  it.each([
    ["vCPUs for no executor", { maxVcpus: 3 }, "maxVcpus"],
    ["a half vCPU", { maxVcpus: 4.5 }, "maxVcpus"],
    ["no memory", { maxMemoryGib: 0 }, "maxMemoryGib"],
    ["a disk for one machine alone", { maxDiskGib: 20 }, "maxDiskGib"],
  ])("refuses %s", (_case, change, argument) => {
    const make = () => capacityOf("SparkApplication", { ...where, ...change });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(expect.objectContaining({ argument }));
  });
});
