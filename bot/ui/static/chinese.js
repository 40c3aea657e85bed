// The few English words that Gradio hard-codes, put into Chinese as they appear.
const WORDS = new Map([
  ["chatbot conversation", "对话"],
  ["Copy message", "复制"],
  ["Copied message", "已复制"],
  ["More tabs", "更多"],
  ["Clear", "清空"],
  ["Submit", "发送"],
  ["Remove item", "移除"],
  ["Options", "选项"],
]);
const STARTS = [["bot's message: ", "述法说："], ["user's message: ", "我说："]];
const NAMES = ["aria-label", "title"];

function translate(node) {
  for (const name of NAMES) {
    const word = node.getAttribute(name);
    if (!word) continue;
    const start = STARTS.find(([english]) => word.startsWith(english));
    const chinese = WORDS.get(word) ?? (start ? start[1] + word.slice(start[0].length) : null);
    if (chinese && chinese !== word) node.setAttribute(name, chinese);
  }
}

export function speakChinese() {
  const root = document.documentElement;
  const stay = () => root.lang !== "zh-CN" && (root.lang = "zh-CN");
  stay();
  new MutationObserver(stay).observe(root, { attributes: true, attributeFilter: ["lang"] });
  const watch = new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      if (type === "attributes") translate(target);
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        translate(node);
        node.querySelectorAll("[aria-label], [title]").forEach(translate);
      }
    }
  });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: NAMES });
  document.querySelectorAll("[aria-label], [title]").forEach(translate);
}
