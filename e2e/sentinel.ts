// Stands on the house's port while the network is cut, and writes down whatever is asked there.

import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

const ANSWER = "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

export class Sentinel {
  private server: Server | undefined;
  private sockets = new Set<Socket>();
  private lines: string[] = [];

  /** Whether it stands on its port now. */
  get stands(): boolean {
    return this.server !== undefined;
  }

  /** Listens where nobody else does any more. */
  async stand(address: string): Promise<void> {
    this.server = createServer((socket) => this.receive(socket));
    this.server.listen(Number(new URL(address).port), "127.0.0.1");
    await once(this.server, "listening");
  }

  async leave(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    for (const socket of this.sockets) socket.destroy();
    const closed = once(server, "close");
    server.close();
    await closed;
  }

  /**
   * The first line of each request that came to the port. Two things of the browser's own, which
   * no page can forbid, are none: a connection opened ahead of a navigation that never asks for
   * anything, and the look for a newer service worker after one.
   */
  seen(): string[] {
    return [...this.lines];
  }

  forget(): void {
    this.lines = [];
  }

  private receive(socket: Socket): void {
    this.sockets.add(socket);
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      if (!text.includes("\r\n\r\n")) return;
      this.note(text);
      text = "";
      socket.end(ANSWER);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      this.sockets.delete(socket);
      // Cut short is asked all the same.
      if (text) this.note(text);
    });
  }

  private note(head: string): void {
    if (/^service-worker: script\r$/im.test(head)) return;
    this.lines.push(head.split("\r\n", 1)[0]);
  }
}
