import { describe, expect, it } from "@jest/globals";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { chooseProvider } from "./chooseProvider.js";

describe("chooseProvider", () => {
  it.each([
    [{}, "sallyport"],
    [{ SALLYPORT_PROVIDER: "" }, "sallyport"],
    [{ SALLYPORT_PROVIDER: "sallyport" }, "sallyport"],
    [{ SALLYPORT_PROVIDER: "official" }, "official"],
  ])("reads %j as %s", (environment, choice) => {
    expect(chooseProvider(environment)).toBe(choice);
  });

  it("refuses another name, and says which there are", () => {
    const choose = () => chooseProvider({ SALLYPORT_PROVIDER: "Official" });
    expect(choose).toThrow(SandboxError);
    expect(choose).toThrow("SALLYPORT_PROVIDER=Official names no provider: set it to `sallyport`");
  });
});
