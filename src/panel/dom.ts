/** How are elements made and changed without markup and without touching what is right already? */
import { type Icon, icon } from './icons.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

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

/** A button. Its action is told by `data-action`; one listener hears all of them. */
export function button(look: string, action?: string, attributes: Attributes = {}): HTMLButtonElement {
  return element('button', { type: 'button', class: look, 'data-action': action, ...attributes });
}

/** A button that shows only a picture. */
export function iconButton(action: string, picture: Icon, attributes: Attributes = {}): HTMLButtonElement {
  const made = button('tool', action, attributes);
  made.append(icon(picture));
  return made;
}

/** What a button is called, by pointer and by screen reader. */
export function setLabel(target: Element, label: string): void {
  setAttributes(target, { title: label, 'aria-label': label });
}

/** Sets what differs; undefined removes. */
export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) {
      if (target.hasAttribute(name)) target.removeAttribute(name);
    } else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
}

/** Sets a text, if it is another one. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Shows or hides. */
export function setShown(target: Element, isShown: boolean): void {
  setAttributes(target, { hidden: isShown ? undefined : '' });
}

/** Puts children into an order, moving only those that stand elsewhere. */
export function setChildren(parent: Element, children: readonly Node[]): void {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let there = parent.firstChild;
  for (const child of children) {
    if (there === child) there = there.nextSibling;
    else parent.insertBefore(child, there);
  }
}
