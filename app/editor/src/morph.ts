/**
 * Makes a live tree equal to another by changing only what differs, so that nothing flickers, loads
 * again or loses its scroll. Nodes of `next` may move into the live tree; `next` is spent
 * afterwards.
 */
import {
  attributes,
  children,
  insert,
  namespaceOf,
  nodeNameOf,
  nodeTypeOf,
  remove,
  same,
} from './dom';

const ELEMENT = 1;

/** Whether `live` can be turned into `next` in place. */
function alike(live: Node, next: Node): boolean {
  if (nodeTypeOf(live) !== nodeTypeOf(next) || nodeNameOf(live) !== nodeNameOf(next)) return false;
  return nodeTypeOf(live) !== ELEMENT || namespaceOf(live) === namespaceOf(next);
}

function morphAttributes(live: Element, next: Element): void {
  const wanted = attributes(next);
  const names = new Set(wanted.map((attr) => attr.name));
  for (const attr of attributes(live)) {
    if (!names.has(attr.name)) Element.prototype.removeAttributeNode.call(live, attr);
  }
  for (const attr of wanted) {
    const { namespaceURI, name, value } = attr;
    if (Element.prototype.getAttribute.call(live, name) === value) continue;
    Element.prototype.setAttributeNS.call(live, namespaceURI, name, value);
  }
}

/** Equal children at both ends stay; of the rest as many as possible are changed in place. */
function morphChildren(live: Node, next: Node): void {
  const olds = children(live);
  const news = children(next);
  let start = 0;
  while (start < olds.length && start < news.length && same(olds[start]!, news[start]!)) start++;
  let oldEnd = olds.length;
  let newEnd = news.length;
  while (oldEnd > start && newEnd > start && same(olds[oldEnd - 1]!, news[newEnd - 1]!)) {
    oldEnd--;
    newEnd--;
  }
  const after = olds[oldEnd] ?? null;
  let old = start;
  for (let index = start; index < newEnd; index++) {
    const wanted = news[index]!;
    const match = firstAlike(olds, old, oldEnd, wanted, newEnd - index);
    if (match < 0) {
      insert(live, wanted, old < oldEnd ? olds[old]! : after);
      continue;
    }
    for (; old < match; old++) remove(live, olds[old]!);
    old = match + 1;
    morphNode(olds[match]!, wanted);
  }
  for (; old < oldEnd; old++) remove(live, olds[old]!);
}

/**
 * The next old child to become `wanted`. The nearest of its kind, but old ones are skipped (and so
 * removed) only where there are more old children left than new ones.
 */
function firstAlike(
  olds: ChildNode[],
  from: number,
  to: number,
  wanted: Node,
  newLeft: number,
): number {
  const spare = Math.max(0, to - from - newLeft);
  for (let index = from; index < to && index <= from + spare; index++) {
    if (alike(olds[index]!, wanted)) return index;
  }
  return -1;
}

function morphNode(live: ChildNode, next: ChildNode): void {
  if (nodeTypeOf(live) === ELEMENT) morph(live as Element, next as Element);
  else if (live.nodeValue !== next.nodeValue) live.nodeValue = next.nodeValue;
}

/** Both of the same name; afterwards `live` is equal to what `next` was. */
export function morph(live: Element, next: Element): void {
  morphAttributes(live, next);
  morphChildren(live, next);
}
