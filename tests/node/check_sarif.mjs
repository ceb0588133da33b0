// Checks reports against SARIF 2.1.0: @types/sarif holds its JSON schema as types, TypeScript finds what is in none.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const source = join(dirname(fileURLToPath(import.meta.url)), `sarif-${process.pid}.ts`);
const lines = ['import type { Log } from "sarif";'];
process.argv.slice(2).forEach((file, index) => {
  lines.push(`export const report${index}: Log = ${readFileSync(file, "utf-8").trim()};`);
});
writeFileSync(source, lines.join("\n"));
const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
const program = ts.createProgram([source], options);
const faults = ts.getPreEmitDiagnostics(program).map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n"));
rmSync(source);
console.log(JSON.stringify(faults));
