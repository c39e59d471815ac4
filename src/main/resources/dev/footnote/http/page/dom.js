// Elements are made here and filled with text only; foreign text is never markup.

/** Makes an element; `children` are nodes or strings, null ones are left out. */
export function el(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'text') node.textContent = value;
    else if (key === 'class') node.className = value;
    else node.setAttribute(key, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined));
  return node;
}

/** Makes an element of SVG. */
export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

export const byId = id => document.getElementById(id);

/** The address if a browser may go there from a click, else null: pages name their own addresses. */
export function webAddress(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A link for addresses of the web, plain text for all others. */
export function linkOrText(address, text) {
  const href = webAddress(address);
  return href
    ? el('a', { href, rel: 'noopener noreferrer', target: '_blank', text })
    : el('span', { text });
}

/** What a reader wants to see of an address. */
export function shortAddress(address) {
  try {
    const url = new URL(address);
    if (url.protocol === 'file:') return decodeURIComponent(url.pathname.split('/').slice(-2).join('/'));
    return url.host + (url.pathname === '/' ? '' : decodeURIComponent(url.pathname));
  } catch {
    return address;
  }
}
