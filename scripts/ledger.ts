/** The command line of the ledger: `npm run ledger -- <domain> <verb>`. */
import { enableCompileCache } from "node:module";

// Halves the time to start; whatever is imported before it is not in the cache.
enableCompileCache();
const { run } = await import("./program.ts");
process.exitCode = await run(process.argv.slice(2));
