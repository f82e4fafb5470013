/**
 * Keeps React working on a page that the browser translates. Translators put `<font>` elements in
 * place of text nodes, or around them. React keeps the nodes that it created, so that without this
 * removing one fails, and a changed one is not shown (https://github.com/facebook/react/issues/11538).
 */
export function followTranslation(): void {
  const { appendChild, insertBefore, removeChild } = Node.prototype;
  const nodeValue = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue");
  /** The elements that translators put in place of text nodes. */
  const replacements = new WeakMap<Node, Node>();

  new MutationObserver((records) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.parentNode) continue;
        const replacement = [...addedNodes, previousSibling, nextSibling].find(isFont);
        if (replacement) replacements.set(node, replacement);
      }
    }
  }).observe(document, { childList: true, subtree: true });

  /** The child of `parent` that is `node`, or that a translator put in its place or around it. */
  function findPlace(parent: Node, node: Node): Node | null {
    let place: Node | null = replacements.get(node) ?? node;
    while (place && place.parentNode !== parent) {
      place = isFont(place.parentNode) ? place.parentNode : null;
    }
    return place;
  }

  /** Removes what a translator put in the place of a node that React now moves. */
  function removeReplacement(node: Node): void {
    const replacement = replacements.get(node);
    if (!replacement) return;
    replacements.delete(node);
    if (replacement.parentNode) removeChild.call(replacement.parentNode, replacement);
  }

  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    const place = child.parentNode === this ? child : findPlace(this, child);
    replacements.delete(child);
    // A text that is nowhere is already removed.
    if (place || child.nodeType !== Node.TEXT_NODE) removeChild.call(this, place ?? child);
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(
    this: Node,
    node: T,
    before: Node | null,
  ) {
    removeReplacement(node);
    const place = before && before.parentNode !== this ? findPlace(this, before) : before;
    return insertBefore.call(this, node, place ?? before) as T;
  };
  Node.prototype.appendChild = function <T extends Node>(this: Node, node: T) {
    removeReplacement(node);
    return appendChild.call(this, node) as T;
  };
  // A changed text returns to its place; the translator then translates it again.
  Object.defineProperty(Node.prototype, "nodeValue", {
    ...nodeValue,
    set(this: Node, value: string | null) {
      nodeValue?.set?.call(this, value);
      const replacement = replacements.get(this);
      if (!replacement?.parentNode) return;
      insertBefore.call(replacement.parentNode, this, replacement);
      removeReplacement(this);
    },
  });
}

const isFont = (node: Node | null): node is Node => node?.nodeName === "FONT";
