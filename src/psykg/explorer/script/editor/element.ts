/** An element of the page with properties and children; children that are text stay text. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The first element of that name within another, which the server is known to have put there. */
export function within<Tag extends keyof HTMLElementTagNameMap>(
  parent: ParentNode,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = parent.querySelector(tag);
  if (!found) throw new Error(`There is no ${tag} where one is expected.`);
  return found;
}
