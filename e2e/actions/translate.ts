import type { Page } from "@playwright/test";

/**
 * Translates the page as browsers do, and everything that is added later: each text is put into a
 * `<font>`, which takes the place of the text node or goes around it. The words stay the same, so
 * that the page can be compared with an untranslated one.
 */
export async function translatePage(page: Page, how: "replaces" | "goes around"): Promise<void> {
  await page.evaluate((isReplaced) => {
    const skipped = "[translate=no], font, script, style, textarea, title";
    function translate(text: Text) {
      if (!text.data.trim() || !text.parentElement || text.parentElement.closest(skipped)) return;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.append(inner);
      if (isReplaced) inner.append(text.data);
      text.replaceWith(outer);
      if (!isReplaced) inner.append(text);
    }
    function translateAll() {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) translate(text);
    }
    translateAll();
    const options = { childList: true, characterData: true, subtree: true };
    new MutationObserver(translateAll).observe(document.body, options);
  }, how === "replaces");
}
