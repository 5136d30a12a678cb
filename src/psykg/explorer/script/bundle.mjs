// Bundles the scripts of the pages into ../static/built, with the licences of what is bundled beside them.
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "static", "built");

rmSync(target, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["page.ts", "editor.ts", "worker.ts"],
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  splitting: true,
  target: "es2022",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
copyFileSync(join(here, "node_modules", "oxigraph", "web_bg.wasm"), join(target, "web_bg.wasm"));
writeFileSync(join(target, "licences.txt"), licences(Object.keys(metafile.inputs)));

/** The licence texts of the packages that the inputs come from, and of those that they may hold within them. */
function licences(inputs) {
  const names = inputs.map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]).filter(Boolean);
  return [...withDependencies(names)].sort().map(licence).join("\n\n");
}

function withDependencies(names, found = new Set()) {
  for (const name of names.filter((each) => !found.has(each))) {
    found.add(name);
    withDependencies(Object.keys(manifest(name).dependencies ?? {}), found);
  }
  return found;
}

function manifest(name) {
  return JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));
}

function licence(name) {
  const folder = join(here, "node_modules", name);
  const { version, license } = manifest(name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? `\n\n${readFileSync(join(folder, file), "utf8").trim()}` : "";
  return `${name} ${version} (${license})${text}`;
}
