import type { Load } from "./Load.js";
import { recordedRequests } from "./recordedRequests.js";

const objectBytes = 64 * 1024;
const minute = 60;
const day = 86_400;

/** Each recorded request stands for so many objects, so that the day needs several tasks. */
const objectsPerRequest = 500;

/** What the policy is tried against: made-up loads, each with a trouble of its own, and a recorded day. */
export const loads: readonly Load[] = [
  {
    name: "Thin: an object every 20 s for 3 h",
    objectBytes,
    minutes: 240,
    perSecond: (second) => (second < 180 * minute ? 1 / 20 : 0),
  },
  {
    name: "Constant: 400 objects/s for 2 h",
    objectBytes,
    minutes: 180,
    perSecond: (second) => (second >= 10 * minute && second < 130 * minute ? 400 : 0),
  },
  {
    name: "Large objects: 20/s of 4 MiB for 2 h",
    objectBytes: 4 * 2 ** 20,
    minutes: 180,
    perSecond: (second) => (second >= 10 * minute && second < 130 * minute ? 20 : 0),
  },
  {
    name: "Ramp: up to 1,600 objects/s in 2 h",
    objectBytes,
    minutes: 180,
    perSecond: (second) => (second < 120 * minute ? (1600 * second) / (120 * minute) : 0),
  },
  {
    name: "Bursts: 200,000 objects in a minute, each hour",
    objectBytes,
    minutes: 240,
    perSecond: (second) => (second % 3600 >= 10 * minute && second % 3600 < 11 * minute ? 200_000 / 60 : 0),
  },
  {
    name: "Backfill: 3,000,000 objects in 20 min",
    objectBytes,
    minutes: 120,
    perSecond: (second) => (second >= 5 * minute && second < 25 * minute ? 2500 : 0),
  },
  {
    name: "Daily: 800 objects/s at noon, none at night",
    objectBytes,
    minutes: 24 * 60,
    perSecond: (second) => 800 * Math.max(0, Math.sin((2 * Math.PI * (second - day / 4)) / day)),
  },
  {
    name: "Recorded: a load balancer's requests of a day",
    objectBytes,
    minutes: 24 * 60,
    perSecond: (second) => ((recordedRequests[Math.floor(second / 300)] ?? 0) * objectsPerRequest) / 300,
  },
];
