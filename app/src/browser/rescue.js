// After a panic: the failure's screen and the way to the record, in plain DOM and IndexedDB. The
// client's own program may be what broke, so nothing of it is asked for.

const DATABASE = "proba";
// The order of a second copy (crates/store/FORMATS.md); the attempt's row stands in its first line.
const TABLES = ["entries", "drafts", "snapshots", "blobs", "outbox"];
const KEYS = ["keydown", "keyup", "keypress", "beforeinput", "input", "pointerdown", "click"];

// `words`: title, what is safe, reload, record, lobby, last save, record saved, record failed.
export function showFailure(words, saved, base) {
  if (document.getElementById("failure")) return;
  const [title, text, reload, record, lobby, last, done, failed] = words.split("\n");
  const box = document.createElement("div");
  box.id = "failure";
  box.className = "failure";
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-labelledby", "failure-title");
  const add = (tag, words) => {
    const made = document.createElement(tag);
    made.textContent = words;
    box.append(made);
    return made;
  };
  const act = (words, press, look = "button") => {
    const button = add("button", words);
    button.type = "button";
    button.className = look;
    button.onclick = press;
    return button;
  };
  add("h1", title).id = "failure-title";
  add("p", text);
  if (saved) add("p", `${last} ${new Date(Number(saved)).toLocaleTimeString()}`);
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const again = act(reload, () => location.reload(), "button button--primary");
  act(record, () => save().then((name) => (said.textContent = `${done} ${name}`),
    () => (said.textContent = failed)));
  act(lobby, () => location.assign(`${base}/`));
  box.append(said);
  const main = document.createElement("main");
  main.append(box);
  document.body.replaceChildren(main);
  deafen(box);
  again.focus();
}

// Nothing outside of the box hears a key or a press any more.
function deafen(box) {
  for (const kind of KEYS) {
    const stop = (event) => {
      if (!(event.target instanceof Node) || !box.contains(event.target)) {
        event.stopImmediatePropagation();
      }
    };
    addEventListener(kind, stop, { capture: true });
  }
  // Keys meant for the box reach it, and go no further.
  for (const kind of KEYS) box.addEventListener(kind, (event) => event.stopPropagation());
}

// Offers the attempt of this page, or the newest one, as a second copy; answers the file's name.
async function save() {
  const database = await opened();
  try {
    const row = await attemptRow(database);
    const name = `${row.id}.proba-copy`;
    offer(name, await written(row.text, await rows(database, row.id)));
    return name;
  } finally {
    database.close();
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function attemptRow(database) {
  const all = await answer(database.transaction("attempts").objectStore("attempts").getAll());
  const found = all.map((text) => ({ text, ...JSON.parse(text) }));
  const [, here] = /\/attempt\/([0-9a-f]{32})/.exec(location.pathname) ?? [];
  found.sort((a, b) => b.updated_wall - a.updated_wall);
  const row = found.find(({ id }) => id === here) ?? found[0];
  if (!row) throw new Error("no attempt on this machine");
  return row;
}

// Every row of the attempt, table by table, in the order of the keys.
async function rows(database, attempt) {
  const range = IDBKeyRange.bound([attempt, -Infinity], [attempt, []]);
  const transaction = database.transaction(TABLES);
  const found = await Promise.all(
    TABLES.map(async (table) => {
      const store = transaction.objectStore(table);
      const asked = [answer(store.getAllKeys(range)), answer(store.getAll(range))];
      const [keys, values] = await Promise.all(asked);
      return keys.map(([, part], index) => ({ table, part, bytes: values[index] }));
    }),
  );
  return found.flat();
}

async function written(row, rows) {
  const lines = [`{"format":"proba-copy","v":1,"attempt":${row}}\n`];
  for (const { table, part, bytes } of rows) {
    const text = base64(bytes);
    lines.push(`{"table":"${table}","part":${JSON.stringify(part)},"bytes":"${text}"}\n`);
  }
  const before = new TextEncoder().encode(lines.join(""));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", before));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [before, `{"end":{"rows":${rows.length},"sha256":"${sha256}"}}\n`];
}

function base64(bytes) {
  const STEP = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += STEP) {
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(text);
}

function offer(name, pieces) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(pieces, { type: "application/x-ndjson" }));
  link.download = name;
  link.click();
  // Revoked at once, some browsers would find nothing to save.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
