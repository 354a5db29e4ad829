import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./config/readConfig.js";
import { deployCompressor } from "./deployment/deployCompressor.js";
import { planCompressor } from "./plan/planCompressor.js";

const plan = planCompressor(readConfig(new pulumi.Config()), Object.values(aws.Region));

/** What was deployed for each rule, in the order of the configuration: see `CompressorOutputs`. */
export const { rules } = deployCompressor(plan);
