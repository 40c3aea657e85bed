// What changed between two texts, clause by clause, then character by character inside a changed clause.

/** [["=", text], ["-", text], ["+", text], …]; joined without "-" it is `after`, without "+" `before`. */
export function difference(before, after) {
  const clauses = (text) => text.match(/[^，。；：、！？\n]*[，。；：、！？\n]|[^，。；：、！？\n]+/g) ?? [];
  return joined(common(clauses(before), clauses(after)).flatMap(([gone, come, same]) => {
    if (same !== undefined) return [["=", same]];
    const letters = gone.join("").length * come.join("").length <= 250000;
    if (!gone.length || !come.length || !letters) return [["-", gone.join("")], ["+", come.join("")]];
    const fine = common([...gone.join("")], [...come.join("")]);
    const kept = fine.filter((part) => part[2] !== undefined).length;
    const alike = kept * 2 > Math.min(gone.join("").length, come.join("").length);
    if (!alike) return [["-", gone.join("")], ["+", come.join("")]];
    return fine.flatMap(([a, b, c]) => (c !== undefined ? [["=", c]] : [["-", a.join("")], ["+", b.join("")]]));
  }));
}

/** Longest common subsequence as [gone, come, undefined] and [[], [], same] in turn. */
function common(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const parts = [];
  let [i, j, gone, come] = [0, 0, [], []];
  const flush = () => {
    if (gone.length || come.length) parts.push([gone, come]);
    [gone, come] = [[], []];
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      flush();
      parts.push([[], [], a[i++]]);
      j++;
    } else if (j >= b.length || (i < a.length && table[i + 1][j] >= table[i][j + 1])) gone.push(a[i++]);
    else come.push(b[j++]);
  }
  flush();
  return parts;
}

function joined(parts) {
  const out = [];
  for (const [kind, text] of parts) {
    if (!text) continue;
    if (out.length && out.at(-1)[0] === kind) out.at(-1)[1] += text;
    else out.push([kind, text]);
  }
  return out;
}
