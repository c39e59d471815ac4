// The page as it stands, as HTML that says without a script what the browser shows with them.
// sheets: texts of style sheets by address, for those whose rules a page may not look at; most: characters of HTML.
(sheets, most) => {
  const rules = (sheet) => {
    try {
      return sheet.disabled ? '' : Array.from(sheet.cssRules, (rule) => rule.cssText).join('\n');
    } catch (foreign) {
      return sheets[sheet.href] || '';
    }
  };
  // an end tag within a string would end the element when the HTML is read again
  const closed = (text) => text.replace(/<\//g, '<\\/');
  const style = (text, media) => {
    const element = document.createElement('style');
    element.textContent = closed(text);
    if (media) {
      element.media = media;
    }
    return element;
  };
  const roots = [];
  const settle = (root) => {
    // rules that scripts have put into a sheet are not in its text
    for (const element of root.querySelectorAll('style')) {
      if (element.sheet) {
        element.textContent = closed(rules(element.sheet));
      }
    }
    for (const link of root.querySelectorAll('link')) {
      if (link.sheet) {
        link.after(style(rules(link.sheet), link.media));
      }
    }
    for (const sheet of root.adoptedStyleSheets || []) {
      (root.head || root).append(style(rules(sheet), sheet.media && sheet.media.mediaText));
    }
    for (const element of root.querySelectorAll('noscript, script:not([type="application/ld+json"])')) {
      element.remove();
    }
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) {
        roots.push(element.shadowRoot);
        settle(element.shadowRoot);
      }
    }
  };
  const address = document.baseURI;
  settle(document);
  if (!document.querySelector('base[href]') && document.head) {
    const base = document.createElement('base');
    base.href = address;
    document.head.prepend(base);
  }
  const whole = document.documentElement;
  const html = '<!doctype html>' + (whole.getHTML
    ? whole.cloneNode(false).outerHTML.replace(/<\/html>$/i, '') + whole.getHTML({ shadowRoots: roots }) + '</html>'
    : whole.outerHTML);
  return { html: html.slice(0, most), cut: html.length > most };
}
