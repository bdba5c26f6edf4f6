/** Writing a small file so that it is either the old one or the new one, whatever happens meanwhile. */
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes, syncs, renames and syncs the folder. Readable by its owner only. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot sync a folder; its rename is durable enough by itself.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
