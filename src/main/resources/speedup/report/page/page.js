// The page itself: filters, sorting, theme, keyboard, print. A chart is drawn when it comes into sight.

const data = JSON.parse(document.getElementById("data").textContent);
const charts = [...document.querySelectorAll(".chart")];
// Those in sight, and those that were drawn before something changed.
const visible = new Set();
const stale = new Set();
const steps = new Map();

function chosen(name) {
  return new Set([...document.querySelectorAll(`#filters input[name="${name}"]:checked`)].map((box) => box.value));
}

function build(holder) {
  const kind = holder.dataset.chart;
  if (kind === "noise") return noiseChart(shownCells(), holder.clientWidth);
  const group = Number(holder.closest(".work").dataset.group);
  const strategies = chosen("strategy");
  const runs = chosenRuns();
  const shown = data.cells.filter((cell) => cell.group === group && strategies.has(cell.strategy) && runs.has(cell.run));
  if (kind === "factor") return factorChart(shown);
  if (kind === "change") return changeChart(shown);
  if (kind === "forks") return forkChart(shown);
  if (kind === "service") return serviceChart(shown);
  return curveChart(shown, kind, holder.clientWidth);
}

// One run alone has no box.
function chosenRuns() {
  const labels = chosen("run");
  return new Set([...data.runs.keys()].filter((run) => !severalRuns() || labels.has(data.runs[run].label)));
}

function shownCells() {
  const workloads = chosen("workload");
  const lifecycles = chosen("lifecycle");
  const strategies = chosen("strategy");
  const runs = chosenRuns();
  return new Set([...data.cells.keys()].filter((index) => {
    const cell = data.cells[index];
    const group = data.groups[cell.group];
    return workloads.has(group.workload) && lifecycles.has(group.lifecycle) && strategies.has(cell.strategy)
      && runs.has(cell.run);
  }));
}

function draw(holder) {
  const built = build(holder);
  let chart = echarts.getInstanceByDom(holder);
  if (!built) {
    if (chart) chart.dispose();
    const off = chosenRuns().size === 0 || ["strategy", "workload", "lifecycle"].some((name) => chosen(name).size === 0);
    const alone = holder.dataset.chart === "change" && [...chosenRuns()].every((run) => run === 0);
    const none = element("p", off ? "Everything is switched off above."
      : alone ? "The first run alone is switched on above." : "Nothing was measured that could be drawn here.");
    none.className = "empty";
    holder.replaceChildren(none);
    holder.style.height = "auto";
    holder.setAttribute("aria-label", none.textContent);
    steps.delete(holder);
    return;
  }
  holder.style.height = built.height ? built.height + (built.extraHeight ?? 0) + "px" : "";
  if (!chart) {
    holder.replaceChildren();
    // Dots by the thousand are for a canvas; lines stay sharp in print as SVG.
    const dots = ["forks", "noise"].includes(holder.dataset.chart) && data.forks.cell.length > 2000;
    chart = echarts.init(holder, null, { renderer: dots ? "canvas" : "svg" });
  }
  chart.resize();
  // All but the tooltip is replaced: one that is open would look for the parts of the old one.
  chart.setOption(themed(built.option), { replaceMerge: ["series", "grid", "xAxis", "yAxis", "title", "legend", "dataZoom"] });
  holder.setAttribute("aria-label", built.words);
  steps.set(holder, { all: built.steps, at: -1 });
}

function themed(option) {
  const soft = token("--soft");
  const axis = (one) => ({
    ...one,
    axisLine: { lineStyle: { color: token("--line") } },
    axisTick: { lineStyle: { color: token("--line") }, ...one.axisTick },
    nameTextStyle: { color: soft },
    axisLabel: { color: soft, fontSize: 11, ...one.axisLabel },
    splitLine: { lineStyle: { color: token("--grid") }, ...one.splitLine },
  });
  const each = (axes) => (Array.isArray(axes) ? axes.map(axis) : axis(axes));
  return {
    ...option,
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    xAxis: each(option.xAxis),
    yAxis: each(option.yAxis),
    legend: option.legend && {
      ...option.legend,
      textStyle: { color: soft, fontSize: 11 },
      pageTextStyle: { color: soft, fontSize: 11 },
      pageIconColor: soft,
      pageIconInactiveColor: token("--line"),
    },
    tooltip: {
      confine: true,
      backgroundColor: token("--card"),
      borderColor: token("--line"),
      textStyle: { color: token("--ink") },
      axisPointer: { lineStyle: { color: soft, type: "dotted" } },
      transitionDuration: 0,
      ...option.tooltip,
    },
  };
}

function redraw() {
  for (const holder of charts) {
    stale.add(holder);
    // What it says is no longer so; it is drawn when it comes into sight again.
    if (!visible.has(holder)) holder.removeAttribute("aria-label");
  }
  for (const holder of visible) drawAgain(holder);
}

function drawAgain(holder) {
  if (!stale.has(holder) || holder.closest("[hidden]")) return;
  stale.delete(holder);
  draw(holder);
}

// Filters

function filter() {
  const sets = Object.fromEntries(FILTERS.map((name) => [name, chosen(name)]));
  for (const one of document.querySelectorAll(FILTERS.map((name) => `[data-${name}]`).join())) {
    one.hidden = Object.entries(sets).some(([name, set]) => name in one.dataset && !set.has(one.dataset[name]));
  }
  const cells = shownCells().size;
  document.getElementById("shown").textContent = cells === data.cells.length
    ? "" : `${cells} of ${data.cells.length} cells are shown.`;
  redraw();
}

// What is chosen stands in the address, behind the #: it is still chosen after a reload, and in a link.

const FILTERS = ["run", "strategy", "workload", "lifecycle"];

function writeAddress() {
  const words = new URLSearchParams();
  for (const name of FILTERS) {
    const boxes = [...document.querySelectorAll(`#filters input[name="${name}"]`)];
    const on = boxes.filter((box) => box.checked);
    if (on.length === boxes.length) continue;
    if (on.length === 0) words.append(name, "");
    for (const box of on) words.append(name, box.value);
  }
  history.replaceState(null, "", "#" + words);
}

function readAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  for (const name of FILTERS) {
    if (!words.has(name)) continue;
    const on = new Set(words.getAll(name));
    for (const box of document.querySelectorAll(`#filters input[name="${name}"]`)) box.checked = on.has(box.value);
  }
}

// The contents lead to a place without taking the choice out of the address.
function startContents() {
  document.querySelector(".contents").addEventListener("click", (event) => {
    const place = event.target.closest("a") && document.querySelector(event.target.closest("a").getAttribute("href"));
    if (!place) return;
    event.preventDefault();
    place.scrollIntoView();
  });
}

// A table is sorted by the column whose heading is clicked; another click turns it around.

const UNITS = {
  ns: 1e-9, "µs": 1e-6, us: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, B: 1, KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, k: 1e3, M: 1e6, G: 1e9,
};

// The figure that a cell of a table begins with, in a unit that all can be compared in.
function sortValue(text) {
  const found = /^[([±~<>]*\s*([-−+]?[\d.]+(?:e[-+]?\d+)?)\s*([a-zµ]*)/i.exec(text.replaceAll(",", ""));
  return found ? Number(found[1].replace("−", "-")) * (UNITS[found[2]] ?? 1) : undefined;
}

function sortRows(table, column, direction) {
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, text: row.cells[column].textContent, value: sortValue(row.cells[column].textContent) }));
  const words = rows.every((one) => one.value === undefined);
  rows.sort((one, other) => {
    if (words) return direction * one.text.localeCompare(other.text, "en", { numeric: true });
    // What has no figure comes last, whichever way.
    if (one.value === undefined || other.value === undefined) return (one.value === undefined) - (other.value === undefined);
    return direction * (one.value - other.value);
  });
  table.tBodies[0].append(...rows.map((one) => one.row));
}

function startSorting() {
  for (const table of document.querySelectorAll(".scroll:not(.words) table")) {
    for (const heading of table.tHead.rows[0].cells) {
      const button = element("button", heading.textContent);
      button.type = "button";
      heading.replaceChildren(button);
    }
    table.tHead.addEventListener("click", (event) => {
      const heading = event.target.closest("th");
      if (!heading) return;
      const falls = heading.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", falls ? "descending" : "ascending");
      sortRows(table, heading.cellIndex, falls ? -1 : 1);
    });
  }
}

function startFilters() {
  for (const box of document.querySelectorAll('#filters input[name="strategy"]')) box.after(swatch(box.value, 30));
  document.querySelectorAll('#filters input[name="run"]').forEach((box, run) => box.after(runSwatch(run, 30)));
  const form = document.getElementById("filters");
  const change = () => {
    writeAddress();
    filter();
  };
  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("all").addEventListener("click", () => {
    for (const box of form.querySelectorAll("input")) box.checked = true;
    change();
  });
  readAddress();
  addEventListener("hashchange", () => {
    readAddress();
    filter();
  });
  if ([...form.querySelectorAll("input")].some((box) => !box.checked)) filter();
}

// Theme: the system's, until the reader chooses.

const THEMES = ["system", "light", "dark"];

function setTheme(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.getElementById("theme").textContent = "Theme: " + theme;
  redraw();
}

function startTheme() {
  const button = document.getElementById("theme");
  let theme = "system";
  try {
    theme = THEMES.includes(localStorage.getItem("speedup-theme")) ? localStorage.getItem("speedup-theme") : theme;
  } catch {
    // A browser that keeps nothing for a file: the system's theme it is.
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    try {
      localStorage.setItem("speedup-theme", theme);
    } catch {
      // Not kept, but shown.
    }
    setTheme(theme);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  setTheme(theme);
}

// Keyboard: the arrows walk through a chart, Escape closes what they opened.

function startKeyboard() {
  for (const holder of charts) {
    holder.addEventListener("keydown", (event) => walk(holder, event));
    holder.addEventListener("blur", () => hideTip(holder));
  }
}

function walk(holder, event) {
  const chart = echarts.getInstanceByDom(holder);
  const own = steps.get(holder);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") hideTip(holder);
  if (!chart || !step || own.all.length === 0) return;
  event.preventDefault();
  own.at = own.at < 0 ? (step > 0 ? 0 : own.all.length - 1) : (own.at + step + own.all.length) % own.all.length;
  const { at, item, text } = own.all[own.at];
  if (item) {
    chart.dispatchAction({ type: "showTip", ...item });
  } else {
    const [x, y] = chart.convertToPixel({ gridIndex: 0 }, [at.x, at.y]);
    chart.dispatchAction({ type: "showTip", x, y });
  }
  document.getElementById("spoken").textContent = text;
}

function hideTip(holder) {
  const chart = echarts.getInstanceByDom(holder);
  if (chart) chart.dispatchAction({ type: "hideTip" });
}

// Print: every chart, on white, at the width of the paper.

const PAPER_WIDTH = 660;

function startPrint() {
  addEventListener("beforeprint", () => {
    const before = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
    for (const holder of charts) {
      if (holder.closest("[hidden]")) continue;
      holder.style.width = (holder.closest(".grid") ? PAPER_WIDTH / 2 - 28 : PAPER_WIDTH) + "px";
      draw(holder);
    }
    if (before) document.documentElement.dataset.theme = before;
    else delete document.documentElement.dataset.theme;
  });
  addEventListener("afterprint", () => {
    for (const holder of charts) {
      holder.style.width = "";
      // It has the width of the paper still.
      if (!visible.has(holder)) echarts.getInstanceByDom(holder)?.resize();
    }
    redraw();
  });
}

function startDrawing() {
  const sight = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        visible.add(entry.target);
        drawAgain(entry.target);
      } else {
        visible.delete(entry.target);
      }
    }
  }, { rootMargin: "400px" });
  for (const holder of charts) sight.observe(holder);
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(redraw, 150);
  });
}

startTheme();
startFilters();
startContents();
startSorting();
startKeyboard();
startPrint();
startDrawing();
