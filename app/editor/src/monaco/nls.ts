/**
 * Monaco's messages, in place of its own `nls.js`, which keeps them in one global table: here every
 * evaluation of the pack has its own language, told by the fragment of its address (`#pl`).
 */
type Messages = Record<number, string>;
type Localized = { value: string; original: string };

async function polish(): Promise<Messages | undefined> {
  try {
    const file = (await import(new URL('pl.js', import.meta.url).href)) as { default: Messages };
    return file.default;
  } catch {
    return undefined;
  }
}

const isPolish = import.meta.url.endsWith('#pl');
const messages = isPolish ? await polish() : undefined;

function fill(message: string, values: unknown[]): string {
  return message.replace(/\{(\d+)\}/g, (whole, place: string) => {
    const value = values[Number(place)];
    return value === undefined || typeof value === 'object' ? whole : String(value);
  });
}

export function localize(
  key: number | string | object,
  message: string,
  ...values: unknown[]
): string {
  const known = typeof key === 'number' ? messages?.[key] : undefined;
  return fill(known ?? message, values);
}

export function localize2(
  key: number | string | object,
  message: string,
  ...values: unknown[]
): Localized {
  return { value: localize(key, message, ...values), original: fill(message, values) };
}

export const getNLSLanguage = (): string | undefined => (messages ? 'pl' : undefined);
export const getNLSMessages = (): Messages | undefined => messages;
