// Checks reports against SARIF 2.1.0: @types/sarif holds its JSON schema as types.
import { readFileSync } from "node:fs";
import { tellFaults } from "./typed.mjs";

const reports = process.argv.slice(2).map((file) => readFileSync(file, "utf-8").trim());
tellFaults("sarif", 'import type { Log } from "sarif";', reports.map((report, index) => `export const report${index}: Log = ${report};`));
