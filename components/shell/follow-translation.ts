/**
 * Keeps React working on a page that the browser translates. Translators put `<font>` elements in
 * place of text nodes, or around them. React keeps the nodes that it created, so that without this
 * removing one fails, and a changed one is not shown (https://github.com/facebook/react/issues/11538).
 */
export function followTranslation(): void {
  const prototype = Node.prototype;
  const { insertBefore, removeChild } = prototype;
  const nodeValue = Object.getOwnPropertyDescriptor(prototype, "nodeValue");
  /** The elements that translators put in place of text nodes. */
  const replacements = new WeakMap<Node, Node>();

  new MutationObserver((records) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      const replacement = [...addedNodes, previousSibling, nextSibling].find(isFont);
      if (!replacement) continue;
      for (const node of removedNodes) {
        if (node.nodeType === Node.TEXT_NODE && !node.parentNode)
          replacements.set(node, replacement);
      }
    }
  }).observe(document, { childList: true, subtree: true });

  /** The child of `parent` that is `node`, or that a translator put in its place or around it. */
  function findPlace(parent: Node, node: Node): Node | null {
    let place: Node | null = node.parentNode ? node : (replacements.get(node) ?? null);
    while (place && place.parentNode !== parent) {
      place = isFont(place.parentNode) ? place.parentNode : null;
    }
    return place;
  }

  prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const place = findPlace(this, child);
    // A text that is nowhere is already removed.
    if (place || child.nodeType !== Node.TEXT_NODE) removeChild.call(this, place ?? child);
    return child;
  };
  prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    return insertBefore.call(this, node, (before && findPlace(this, before)) ?? before) as T;
  };
  // A changed text returns to its place; the translator then translates it again.
  Object.defineProperty(prototype, "nodeValue", {
    ...nodeValue,
    set(this: Node, value: string | null) {
      nodeValue?.set?.call(this, value);
      const replacement = this.parentNode ? null : replacements.get(this);
      replacement?.parentNode?.replaceChild(this, replacement);
    },
  });
}

const isFont = (node: Node | null): node is Node => node?.nodeName === "FONT";
