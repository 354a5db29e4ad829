import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkSchedule, checkTimeZone } from "./checkSchedule.js";

const component = 'ScheduledTask "orders"';
const check = (expression: unknown) => () => checkSchedule(component, "schedule", expression);

describe("a schedule", () => {
  it.each([
    "rate(1 minute)",
    "rate(6 hours)",
    "rate(1 day)",
    "cron(0 3 * * ? *)",
    "cron(0/15 8-18 ? * MON-FRI *)",
    "cron(30 2 1,15 * ? 2026-2030)",
    "cron(0 0 L * ? *)",
    "cron(0 9 ? JAN,JUL 2#1 *)",
    "at(2027-03-31T03:00:00)",
  ])("may be %s", (expression) => {
    expect(check(expression)).not.toThrow();
  });

  it.each([
    ["every hour", "write rate(…), cron(…) or at(…)"],
    ["rate(0 hours)", "a whole number"],
    ["rate(1.5 hours)", "a whole number"],
    ["rate(1 hours)", "write 1 hour"],
    ["rate(5 minute)", "write 5 minutes"],
    ["rate(2 weeks)", "minutes, hours or days"],
    ["cron(0 3 * * ?)", "there are 5"],
    ["cron(0 3 * * * *)", '"?" for either'],
    ["cron(0 3 ? * ? *)", '"?" for either'],
    ["cron(60 3 * * ? *)", "the field minutes takes 0 to 59"],
    ["cron(0 24 * * ? *)", "the field hours"],
    ["cron(0 3 * 13 ? *)", "the field month"],
    ["cron(0 3 ? * 0 *)", "the field day of week"],
    ["cron(0 18-8 * * ? *)", "the field hours"],
    ["cron(0/0 3 * * ? *)", "the field minutes"],
    ["cron(? 3 * * ? *)", "the field minutes"],
    ["at(2027-02-31)", "without a zone"],
    ["at(2027-03-31T03:00:00Z)", "without a zone"],
  ])("is not %s: %s", (expression, fix) => {
    expect(check(expression)).toThrow(`${component}: schedule ${JSON.stringify(expression)} is refused`);
    expect(check(expression)).toThrow(fix);
  });

  it("can be at any minute of any day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 23 }), (minute, hour) => {
        expect(check(`cron(${minute} ${hour} * * ? *)`)).not.toThrow();
      }),
    );
  });

  it("is not looked at before it is known", () => {
    expect(check(undefined)).not.toThrow();
  });
});

describe("a time zone", () => {
  it.each(["UTC", "Europe/Berlin", "America/New_York"])("may be %s", (zone) => {
    expect(() => checkTimeZone(component, "timeZone", zone)).not.toThrow();
  });

  it.each(["Europe/Nowhere", "+01:00", "", "CEST-2"])("is not %p", (zone) => {
    expect(() => checkTimeZone(component, "timeZone", zone)).toThrow('such as "Europe/Berlin"');
  });
});
