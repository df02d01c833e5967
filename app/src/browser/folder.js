// The folder of the second copy: chosen by the person, kept across pages, asked for again.

const NAME = "proba-folders";
const FOLDERS = "folders";
const TRIAL = "proba.trial";

export function canPick() {
  return typeof globalThis.showDirectoryPicker === "function";
}

// A folder of the person's choice that takes what is written; null when they changed their mind.
export async function pick() {
  let folder;
  try {
    folder = await globalThis.showDirectoryPicker({ id: "proba", mode: "readwrite" });
  } catch (fault) {
    if (fault.name === "AbortError") return null;
    throw fault;
  }
  await write(folder, TRIAL, new Uint8Array(1));
  await folder.removeEntry(TRIAL);
  return folder;
}

export function name(folder) {
  return folder.name;
}

// Writes a whole file; the old one stays until the new one is complete.
export async function write(folder, name, bytes) {
  const file = await folder.getFileHandle(name, { create: true });
  const writer = await file.createWritable();
  await writer.write(bytes);
  await writer.close();
}

// Whether the folder may be written now; `ask` puts the question to the person, which needs a
// press of theirs.
export async function allowed(folder, ask) {
  const mode = { mode: "readwrite" };
  if (!folder.queryPermission) return true;
  if ((await folder.queryPermission(mode)) === "granted") return true;
  return ask && (await folder.requestPermission(mode)) === "granted";
}

// Keeps the folder of an attempt for the pages after this one.
export function keep(attempt, folder) {
  return within("readwrite", (folders) => folders.put(folder, attempt));
}

export function forget(attempt) {
  return within("readwrite", (folders) => folders.delete(attempt));
}

// The folder of an attempt, or null.
export async function kept(attempt) {
  return (await within("readonly", (folders) => folders.get(attempt))) ?? null;
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(FOLDERS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(mode, act) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(FOLDERS, mode, { durability: "strict" });
      const request = act(transaction.objectStore(FOLDERS));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}
