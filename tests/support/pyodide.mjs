// Runs Python under Pyodide in Node: node pyodide.mjs REPOSITORY PACKAGES SCRIPT URL
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const [repository, packages, script, url] = process.argv.slice(2);
const pyodide = await loadPyodide();
for (const [place, root] of [["/repository", repository], ["/packages", packages]]) {
  pyodide.FS.mkdirTree(place);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, place);
}
pyodide.globals.set("URL", url);
await pyodide.runPythonAsync("import sys\nsys.path[:0] = ['/repository', '/packages']");
await pyodide.runPythonAsync(readFileSync(script, "utf8"));
