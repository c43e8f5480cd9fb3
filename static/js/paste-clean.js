// What is pasted from Word, Google Docs or a web page becomes Markdown: headings, bold, italic,
// lists, links, quotations and simple tables. Everything else stays behind. Without this file, and
// where nothing but plain text is on the clipboard, the browser pastes plain text.
"use strict";

window.pasteClean = (() => {
  const BLOCKS = "p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,table,pre,hr,section,article,header,footer,figure,dl,dt,dd";
  const GONE = "script,style,head,meta,link,title,noscript,template,svg,img,object,iframe,button,input,select,textarea";
  const WEB = /^(https?:|mailto:)/i;

  const tidy = (text) => text.replace(/[\u00a0\s]+/g, " ");
  // A star or bracket that was typed as such must not become a mark.
  const plain = (text) => tidy(text).replace(/[\\`*_[\]<]/g, "\\$&");

  // Style is only read: set as an attribute, the page's policy would forbid it, and say so each time.
  const inert = (html) =>
    html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)(style|on\w+)(?=\s*=)/gi, "$1data-$2"));
  const style = (node) => (node.dataset.style || "").toLowerCase().replace(/\s+/g, "");
  const isBold = (node) => {
    const said = style(node).match(/(?:^|;)font-weight:(\w+)/);
    if (said) return said[1] === "bold" || said[1] === "bolder" || Number(said[1]) >= 600;
    return node.matches("b,strong");
  };
  const isItalic = (node) => {
    const said = style(node).match(/(?:^|;)font-style:(\w+)/);
    return said ? said[1] === "italic" : node.matches("i,em,cite");
  };

  // Marks stand at the words, not at the spaces beside them.
  function marked(text, mark) {
    const [, before, words, after] = text.match(/^(\s*)([^]*?)(\s*)$/);
    return words ? before + mark + words + mark + after : text;
  }

  function inline(node, within = {}) {
    if (node.nodeType === Node.TEXT_NODE) return plain(node.textContent);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(GONE)) return "";
    if (node.matches("br")) return "\n";
    const bold = isBold(node) && !within.bold;
    const italic = isItalic(node) && !within.italic;
    const now = { bold: within.bold || bold, italic: within.italic || italic };
    let text = [...node.childNodes].map((child) => inline(child, now)).join("");
    const address = node.matches("a[href]") ? node.getAttribute("href") : "";
    if (WEB.test(address) && text.trim()) text = `[${text.trim()}](${address.replace(/[()\s]/g, encodeURIComponent)})`;
    if (italic) text = marked(text, "*");
    return bold ? marked(text, "**") : text;
  }

  // What begins a line must not be taken for a mark: "1. " or "- " or "# ".
  const line = (text) => text.replace(/ *\n */g, "\n").trim().replace(/^(\d+)([.)])(?=\s)/, "$1\\$2").replace(/^([-+#>])(?=\s|#)/, "\\$1");
  const words = (node) => line(inline(node).replace(/\n+/g, " ").replace(/ +/g, " "));

  // --- Word says what a paragraph is by its class and style -----------------------------------

  function headingOf(node) {
    if (node.matches("h1,h2,h3,h4,h5,h6")) return Number(node.tagName[1]);
    const named = (node.className || "").match(/MsoHeading(\d)|MsoTitle/i);
    return named ? Number(named[1] || 1) : 0;
  }

  const listOf = (node) => style(node).match(/mso-list:l\d+level(\d+)/);
  function wordItem(node) {
    const copy = node.cloneNode(true);
    let sign = "";
    copy.querySelectorAll("[data-style]").forEach((one) => {
      if (!style(one).includes("mso-list:ignore")) return;
      sign += one.textContent;
      one.remove();
    });
    const depth = Number(listOf(node)[1]) - 1;
    const number = sign.match(/^\s*(\w+)[.)]/);
    return "   ".repeat(depth) + (number ? "1. " : "- ") + words(copy);
  }

  // --- Blocks ----------------------------------------------------------------------------------

  const holdsBlocks = (node) => Boolean(node.querySelector(BLOCKS));

  function list(node, depth) {
    const sign = node.matches("ol") ? "1. " : "- ";
    const rows = [];
    for (const child of node.children) {
      if (child.matches("ul,ol")) rows.push(...list(child, depth + 1)); // Google Docs puts it beside
      else if (child.matches("li")) {
        const copy = child.cloneNode(true);
        copy.querySelectorAll("ul,ol").forEach((inner) => inner.remove());
        const text = words(copy);
        if (text) rows.push("   ".repeat(depth) + sign + text);
        child.querySelectorAll(":scope > ul, :scope > ol").forEach((inner) => rows.push(...list(inner, depth + 1)));
      }
    }
    return rows;
  }

  function table(node) {
    const rows = [...node.querySelectorAll("tr")].map((row) =>
      [...row.children].filter((cell) => cell.matches("td,th")).map((cell) => words(cell).replace(/\|/g, "\\|")),
    ).filter((row) => row.some(Boolean));
    if (!rows.length) return "";
    const width = Math.max(...rows.map((row) => row.length));
    if (width === 1) return rows.map((row) => row[0]).join("\n\n"); // a frame around a text
    const drawn = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`);
    drawn.splice(1, 0, `|${" --- |".repeat(width)}`);
    return drawn.join("\n");
  }

  function blocks(node) {
    const out = [];
    let run = "";
    let items = [];
    const end = () => {
      if (line(run)) out.push(line(run).split(/\n{2,}/).join("\n\n"));
      if (items.length) out.push(items.join("\n"));
      run = "";
      items = [];
    };
    for (const child of node.childNodes) {
      const isElement = child.nodeType === Node.ELEMENT_NODE;
      if (isElement && child.matches("p,div,li") && listOf(child)) {
        if (line(run)) end();
        items.push(wordItem(child));
        continue;
      }
      if (!isElement || !(child.matches(BLOCKS) || holdsBlocks(child))) {
        if (isElement || child.textContent.trim()) {
          if (items.length) end();
          run += inline(child);
        } else run += run && " ";
        continue;
      }
      end();
      out.push(...block(child));
    }
    end();
    return out.filter(Boolean);
  }

  function block(node) {
    if (node.matches(GONE)) return [];
    const level = headingOf(node);
    if (level) {
      // The page has its own first heading; bold in a heading says nothing more.
      const text = words(node).replace(/\*\*/g, "");
      return text ? [`${"#".repeat(Math.min(Math.max(level, 2), 4))} ${text}`] : [];
    }
    if (node.matches("ul,ol")) return [list(node, 0).join("\n")];
    if (node.matches("table")) return [table(node)];
    if (node.matches("hr")) return ["---"];
    if (node.matches("blockquote")) {
      return [blocks(node).join("\n\n").split("\n").map((row) => `> ${row}`.trim()).join("\n")];
    }
    return blocks(node);
  }

  return (html) => {
    // Within a template nothing runs, loads or is drawn.
    const page = document.createElement("template");
    page.innerHTML = inert(html);
    page.content.querySelectorAll(GONE).forEach((one) => one.remove());
    const walker = document.createTreeWalker(page.content, NodeFilter.SHOW_COMMENT);
    const remarks = [];
    while (walker.nextNode()) remarks.push(walker.currentNode);
    remarks.forEach((one) => one.remove());
    return blocks(page.content).join("\n\n").replace(/\n{3,}/g, "\n\n").trim();
  };
})();

document.querySelectorAll("[data-paste-clean]").forEach((area) => {
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html) return;
    const text = window.pasteClean(html);
    if (!text) return;
    event.preventDefault();
    window.writingInsert(area, text);
  });
});
