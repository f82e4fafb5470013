/** Fields for plain text; passwords, email addresses and searches are not kept. */
const FIELDS = "main :is(textarea, input:not([type]), input[type=text])[name]";

/** Restores what was typed before a reload of this page, and saves it when the page is left. */
export function keepTypedText(storageKey: string): void {
  restore(storageKey);
  addEventListener("pagehide", () => save(storageKey));
}

const listFields = () => [...document.querySelectorAll<HTMLInputElement>(FIELDS)];

/** With its label: the same field may ask something else now, such as the question of another week. */
const describeField = ({ name, labels }: HTMLInputElement) =>
  `${name}: ${labels?.[0]?.textContent ?? ""}`;

function save(key: string): void {
  const typed = listFields().map((field) => [describeField(field), field.value]);
  try {
    sessionStorage.setItem(key, JSON.stringify([location.href, typed]));
  } catch {
    // The storage is blocked or full.
  }
}

/**
 * Fills the fields that are empty. Uses the element's own setter, because React replaces it and would
 * not notice the change.
 */
function restore(key: string): void {
  const saved = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  const [address, typed] = JSON.parse(saved ?? "[]") as [string?, [string, string][]?];
  if (address !== location.href) return;
  const texts = new Map(typed);
  for (const field of listFields()) {
    const text = texts.get(describeField(field));
    if (!text || field.value) continue;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
