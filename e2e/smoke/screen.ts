// What a person sees and touches, for a browser behind WebDriver.

import { By, Key, type WebDriver, type WebElement } from "selenium-webdriver";

import type { Words } from "../words.ts";

const PATIENCE_MS = 20_000;

/** The words as an XPath literal. */
const literal = (words: string) => `concat('${words.split("'").join(`', "'", '`)}', '')`;

export class Screen {
  private readonly said: string[] = [];

  constructor(
    readonly driver: WebDriver,
    readonly words: Words,
  ) {}

  /** The first element there that is shown, as soon as there is one. */
  async find(xpath: string, patience_ms = PATIENCE_MS): Promise<WebElement> {
    const shown = async () => {
      for (const found of await this.driver.findElements(By.xpath(xpath))) {
        // Drawn anew in the meantime: then the next look finds it.
        if (await found.isDisplayed().catch(() => false)) return found;
      }
      return null;
    };
    const found = await this.driver.wait(shown, patience_ms, `nothing is shown at ${xpath}`);
    return found as WebElement;
  }

  /** Does something to an element; what was drawn anew under the hand is found again. */
  async with<T>(xpath: string, act: (element: WebElement) => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      const element = await this.find(xpath);
      try {
        return await act(element);
      } catch (fault) {
        if (tries === 20) throw fault;
        await this.driver.sleep(100);
      }
    }
  }

  async click(xpath: string): Promise<void> {
    await this.with(xpath, (element) => element.click());
  }

  /** Presses the button with these words, inside what is at `within`. */
  async press(key: string, within = ""): Promise<void> {
    const name = literal(this.words.of(key));
    await this.click(`${within}//*[self::button or self::a][normalize-space()=${name}]`);
  }

  /** The control whose label has these words. */
  field(key: string): string {
    const label = `//label[contains(normalize-space(), ${literal(this.words.of(key))})]`;
    return `(//*[@id=${label}/@for] | ${label}//input)`;
  }

  async fill(key: string, text: string): Promise<void> {
    await this.with(this.field(key), async (field) => {
      await field.clear();
      await field.sendKeys(text);
    });
  }

  async tick(key: string): Promise<void> {
    await this.with(this.field(key), async (box) => {
      if (!(await box.isSelected())) await box.click();
    });
  }

  async says(key: string, patience_ms = PATIENCE_MS): Promise<void> {
    const words = literal(this.words.of(key));
    await this.find(`//body//*[text()[normalize-space()=${words}]]`, patience_ms);
  }

  /** Types at the end of what is there, or in its place. */
  async type(xpath: string, text: string, where: "end" | "instead"): Promise<void> {
    await this.click(xpath);
    await this.chord(where === "end" ? Key.END : "a");
    await this.driver.actions().sendKeys(text).perform();
  }

  /** Holds Control and presses a key. */
  async chord(key: string): Promise<void> {
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform();
  }

  /** The element's value, or else its text. */
  async value(xpath: string): Promise<string> {
    return this.with(xpath, async (element) => {
      return (await element.getProperty("value")) ?? (await element.getText());
    });
  }

  /** Goes to another page, or this one anew; what the one before complained of is kept. */
  async load(go: () => Promise<void>): Promise<void> {
    await this.hear();
    await go();
    await this.driver.executeScript(LISTEN);
  }

  /** Everything the pages complained of so far. */
  async hear(): Promise<string[]> {
    const fresh = "return (window.complaints ?? []).splice(0)";
    this.said.push(...(await this.driver.executeScript<string[]>(fresh)));
    return this.said;
  }
}

/** Errors, refusals nobody handled, and breaches of the policy. */
const LISTEN = `
  const said = (window.complaints = []);
  addEventListener("error", (event) => said.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => said.push(String(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) => {
    said.push(event.violatedDirective + " " + event.blockedURI);
  });
  const own = console.error;
  console.error = (...words) => {
    said.push(words.map(String).join(" "));
    own(...words);
  };
`;
