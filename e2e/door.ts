// A front door that misbehaves on demand: a reverse proxy between browser and intake.

import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to one upload. */
export type Mishap =
  /** The connection breaks when half of the body has gone through. */
  | "cut"
  /** The server answers 500 and has stored nothing. */
  | "error"
  /** The server refuses: it is another institution's. */
  | "refused"
  /** All goes through, but the answer never comes back. */
  | "answer-lost"
  /** Nothing moves for a while, then the connection breaks. */
  | "stall"
  /** Nothing moves, for as long as the browser has patience. */
  | "silence"
  /** The body goes through half, and then `onKill` ends the server. */
  | "kill"
  /** The whole body goes through, and `onKill` ends the server before it can answer. */
  | "kill-late";

const STALL_MS = 3_000;

export class Door {
  /** What happens to the next uploads, in order; then all goes well. */
  readonly mishaps: Mishap[] = [];
  /** Uploads that came to the door. */
  uploads = 0;
  onKill: () => Promise<void> = async () => {};

  private constructor(
    private readonly target: URL,
    private readonly server = createServer(),
  ) {
    server.on("request", (from, to) => {
      this.pass(from, to).catch(() => to.destroy());
    });
  }

  static async open(target: string): Promise<Door> {
    const door = new Door(new URL(target));
    door.server.listen(0, "127.0.0.1");
    await once(door.server, "listening");
    return door;
  }

  get address(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async pass(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const upload = from.method === "POST" && from.url?.startsWith("/api/submissions");
    if (!upload) return this.forward(from, to);
    this.uploads += 1;
    const mishap = this.mishaps.shift();
    if (!mishap) return this.forward(from, to);
    if (mishap === "error") {
      to.writeHead(500).end();
    } else if (mishap === "refused") {
      refuse(to);
    } else if (mishap === "stall") {
      await new Promise((resume) => setTimeout(resume, STALL_MS));
      to.destroy();
    } else if (mishap === "silence") {
      await once(to, "close");
    } else if (mishap === "answer-lost") {
      await this.send(from, await bodyOf(from)).catch(() => undefined);
      to.destroy();
    } else {
      await this.part(from, mishap);
      to.destroy();
    }
  }

  private async forward(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const answer = await this.send(from, await bodyOf(from));
    to.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(to);
  }

  private send(from: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const out = this.request(from);
      out.on("response", resolve).on("error", reject).end(body);
    });
  }

  /** Sends half of the body, or all of it, and breaks off; or has the server killed just then. */
  private async part(from: IncomingMessage, mishap: Mishap): Promise<void> {
    const body = await bodyOf(from);
    const out = this.request(from);
    out.on("error", () => {});
    out.setHeader("content-length", body.length);
    const sent = mishap === "kill-late" ? body : body.subarray(0, body.length / 2);
    await new Promise((gone) => out.write(sent, gone));
    if (mishap !== "cut") await this.onKill();
    out.destroy();
  }

  private request(from: IncomingMessage) {
    return request({
      host: "127.0.0.1",
      port: this.target.port,
      method: from.method,
      path: from.url,
      headers: from.headers,
      agent: false,
    });
  }
}

/** As the intake refuses what was sealed for somebody else (RFC 9457). */
function refuse(to: ServerResponse): void {
  const problem = { type: "about:blank", status: 403, code: "institution-unknown" };
  to.writeHead(403, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
}

async function bodyOf(from: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of from) parts.push(part);
  return Buffer.concat(parts);
}
