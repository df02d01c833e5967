/**
 * The DOM by its own methods. A form of the candidate's may hold fields named `childNodes` or
 * `attributes`, which would hide the form's properties of that name; these can't be hidden.
 */
function getter<T>(prototype: object, name: string): (target: unknown) => T {
  const found = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!found) throw new Error(`dom-getter-missing: ${name}`);
  return (target) => found.call(target) as T;
}

const node = Node.prototype;

export const rootOf = getter<HTMLElement>(Document.prototype, 'documentElement');
export const focusedIn = getter<Element | null>(Document.prototype, 'activeElement');
export const nodeTypeOf = getter<number>(node, 'nodeType');
export const nodeNameOf = getter<string>(node, 'nodeName');
export const parentOf = getter<Node | null>(node, 'parentNode');
const childrenOf = getter<NodeListOf<ChildNode>>(node, 'childNodes');
const attributesOf = getter<NamedNodeMap>(Element.prototype, 'attributes');
export const namespaceOf = getter<string | null>(Element.prototype, 'namespaceURI');

export const children = (parent: Node): ChildNode[] => [...childrenOf(parent)];
export const attributes = (element: Element): Attr[] => [...attributesOf(element)];

export const insert = (parent: Node, child: Node, before: Node | null): void => {
  node.insertBefore.call(parent, child, before);
};
export const remove = (parent: Node, child: Node): void => {
  node.removeChild.call(parent, child);
};
export const same = (one: Node, other: Node): boolean => node.isEqualNode.call(one, other);

export const attribute = (element: Element, name: string): string | null =>
  Element.prototype.getAttribute.call(element, name);
export const setAttribute = (element: Element, name: string, value: string): void => {
  Element.prototype.setAttribute.call(element, name, value);
};
export const closest = (element: Element, selector: string): Element | null =>
  Element.prototype.closest.call(element, selector);
