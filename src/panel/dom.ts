/** How are elements made and changed without markup and without touching what is right already? */

type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with attributes and children; texts are texts. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Sets what differs; undefined removes. */
export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) {
      if (target.hasAttribute(name)) target.removeAttribute(name);
    } else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
}

/** Puts children into an order, moving only those that stand elsewhere. */
export function setChildren(parent: Element, children: readonly Node[]): void {
  children.forEach((child, at) => {
    const there = parent.childNodes[at];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
  while (parent.childNodes.length > children.length) parent.lastChild?.remove();
}
