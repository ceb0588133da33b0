// Checks data against a vocabulary that is published as types: TypeScript finds what is in none.
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const OPTIONS = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };

/** Prints as JSON, for each of the texts after the head, the list of its faults; `name` tells this from others of the same moment. */
export function tellFaults(name, head, texts) {
  const source = join(dirname(fileURLToPath(import.meta.url)), `${name}-${process.pid}.ts`);
  writeFileSync(source, [head, ...texts].join("\n"));
  const program = ts.createProgram([source], OPTIONS);
  const ends = texts.map((_, index) => [head, ...texts.slice(0, index + 1)].join("\n").length);
  const faults = texts.map(() => []);
  for (const { start = 0, messageText } of ts.getPreEmitDiagnostics(program)) {
    faults[ends.findIndex((end) => start <= end)].push(ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
  rmSync(source);
  console.log(JSON.stringify(faults));
}
