// Shows the rows that are looked for, and sorts them by the heading that is clicked. Reads the page and nothing else.
(() => {
  const table = document.getElementById("departments"), find = document.getElementById("find");
  const body = table.tBodies[0], rows = [...body.rows];
  const [word, state] = [find.querySelector("input"), find.querySelector("select")];
  const fold = text => text.normalize("NFKC").toLowerCase();
  const texts = rows.map(row => fold(row.cells[0].textContent + " " + row.cells[2].textContent));
  const show = () => {
    const wanted = fold(word.value.trim());
    let shown = 0;
    rows.forEach((row, at) => {
      const fits = texts[at].includes(wanted) && (!state.value || row.cells[1].querySelector(".tag").textContent === state.value);
      row.hidden = !fits;
      shown += fits;
    });
    find.querySelector("output").value = shown + " / " + rows.length + " 部署";
  };
  const places = new Map(rows.map((row, at) => [row, at]));
  const value = (row, col) => {
    const cell = row.cells[col], text = cell.textContent.trim();
    return cell.className === "num" ? Number(text) || 0 : text;
  };
  const compare = (a, b) => typeof a === "number" ? b - a : a.localeCompare(b, "ja", { numeric: true });
  let last = -1, turned = 1;
  table.tHead.addEventListener("click", event => {
    const col = event.target.cellIndex;
    if (col === undefined) return;
    turned = col === last ? -turned : 1;
    last = col;
    const keys = new Map(rows.map(row => [row, value(row, col)]));
    const order = (a, b) => turned * compare(keys.get(a), keys.get(b)) || places.get(a) - places.get(b);
    body.append(...[...rows].sort(order));
  });
  find.addEventListener("input", show);
  find.addEventListener("submit", event => event.preventDefault());
  show();
})();
