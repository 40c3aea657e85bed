// Marks over the text by the CSS Custom Highlight API: the text itself is not touched.
import { rangeOf, rangeOfQuote, textOf } from "./editor.js";

const PLACEHOLDER = /【(?:待补充|待核实|此处可写)[^】]*】/g;
const LAYERS = ["must_fix", "suspect", "hint", "placeholder", "sentence", "spot"];
const supported = typeof Highlight !== "undefined" && "highlights" in CSS;

/** Paints the findings and placeholders of every [box, findings] pair. */
export function paint(pairs) {
  if (!supported) return;
  const ranges = Object.fromEntries(LAYERS.slice(0, 4).map((name) => [name, []]));
  for (const [box, findings] of pairs) {
    for (const match of textOf(box).matchAll(PLACEHOLDER)) {
      add(ranges.placeholder, rangeOf(box, match.index, match.index + match[0].length));
    }
    for (const finding of findings) add(ranges[finding.severity] ?? ranges.hint, rangeOfQuote(box, finding.quote));
  }
  for (const [name, list] of Object.entries(ranges)) CSS.highlights.set(`sf-${name}`, new Highlight(...list));
}

const add = (list, range) => range && list.push(range);

/** Lights up one range: "sentence" under the pointer, "spot" after a jump. Null puts it out. */
export function light(name, range) {
  if (!supported) return;
  if (range) CSS.highlights.set(`sf-${name}`, new Highlight(range));
  else CSS.highlights.delete(`sf-${name}`);
}
