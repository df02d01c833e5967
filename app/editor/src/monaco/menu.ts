/** Monaco's context menu, mended where its attributes are not what its roles allow. */
function mend(menu: ParentNode): void {
  for (const item of menu.querySelectorAll('li')) {
    item.setAttribute('role', 'none');
    item.removeAttribute('tabindex');
  }
  for (const entry of menu.querySelectorAll('[aria-checked=""]')) {
    entry.removeAttribute('aria-checked');
  }
  for (const line of menu.querySelectorAll('.separator')) {
    line.setAttribute('role', 'separator');
    for (const name of ['aria-label', 'aria-disabled', 'tabindex']) line.removeAttribute(name);
  }
}

/** Menus are drawn into a shadow root right under the host, which stays for the next one. */
export function watchMenus(host: HTMLElement): MutationObserver {
  const watch = (nodes: Iterable<Node>): void => {
    for (const node of nodes) {
      const root = node instanceof HTMLElement ? node.shadowRoot : null;
      if (!root) continue;
      mend(root);
      observer.observe(root, { childList: true, subtree: true });
    }
  };
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const root = target.getRootNode();
      if (root instanceof ShadowRoot) mend(root);
      else watch(addedNodes);
    }
  });
  observer.observe(host, { childList: true });
  watch(host.childNodes);
  return observer;
}
