/**
 * Work that many may ask for and that is done once a painted frame. The first time in a frame it is
 * done right after the event that asked, not at the frame's end: that leaves it the time in
 * between.
 */
export class Turn {
  private readonly soon = new MessageChannel();
  private asked = false;
  private done = false;
  private frame = 0;

  constructor(private readonly work: () => void) {
    this.soon.port1.onmessage = () => this.run();
  }

  ask(): void {
    if (this.asked) return;
    this.asked = true;
    if (!this.done) this.soon.port2.postMessage(0);
  }

  private run(): void {
    if (!this.asked) return;
    this.asked = false;
    this.done = true;
    this.work();
    this.frame = requestAnimationFrame(() => {
      this.done = false;
      this.run();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.asked = false;
    this.soon.port1.close();
  }
}
