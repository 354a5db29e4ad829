import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./config/readConfig.js";
import { deploySampleThing } from "./deployment/deploySampleThing.js";
import { planSampleThing } from "./plan/planSampleThing.js";

const plan = planSampleThing(readConfig(new pulumi.Config()), new pulumi.Config("aws").require("region"));

/** What was deployed: see `SampleThingOutputs`. */
export const { region, bucket } = deploySampleThing(plan);
