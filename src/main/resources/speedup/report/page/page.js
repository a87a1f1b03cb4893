// The page itself: filters, theme, keyboard, print. A chart is drawn when it comes into sight.

const data = JSON.parse(document.getElementById("data").textContent);
const charts = [...document.querySelectorAll(".chart")];
const visible = new Set();
const steps = new Map();

function chosen(name) {
  return new Set([...document.querySelectorAll(`#filters input[name="${name}"]:checked`)].map((box) => box.value));
}

function build(holder) {
  const strategies = chosen("strategy");
  const kind = holder.dataset.chart;
  if (kind === "noise") return noiseChart(shownCells(), holder.clientWidth);
  const group = Number(holder.closest(".work").dataset.group);
  if (kind === "factor") return factorChart(group, strategies);
  if (kind === "forks") return forkChart(group, strategies);
  if (kind === "service") return serviceChart(group, strategies);
  return curveChart(group, kind, strategies, holder.clientWidth);
}

function shownCells() {
  const workloads = chosen("workload");
  const lifecycles = chosen("lifecycle");
  const strategies = chosen("strategy");
  return new Set([...data.cells.keys()].filter((index) => {
    const cell = data.cells[index];
    const group = data.groups[cell.group];
    return workloads.has(group.workload) && lifecycles.has(group.lifecycle) && strategies.has(cell.strategy);
  }));
}

function draw(holder) {
  const built = build(holder);
  let chart = echarts.getInstanceByDom(holder);
  if (!built) {
    if (chart) chart.dispose();
    const none = element("p", "Nothing was measured that could be drawn here.");
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
  chart.setOption(themed(built.option), { replaceMerge: ["series", "grid", "xAxis", "yAxis", "title", "legend"] });
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
    legend: option.legend && { ...option.legend, textStyle: { color: soft, fontSize: 11 } },
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
  for (const holder of visible) if (!holder.closest("[hidden]")) draw(holder);
}

// Filters

function filter() {
  const sets = { workload: chosen("workload"), lifecycle: chosen("lifecycle"), strategy: chosen("strategy") };
  for (const one of document.querySelectorAll("[data-workload], [data-strategy], [data-lifecycle]")) {
    one.hidden = Object.entries(sets).some(([name, set]) => name in one.dataset && !set.has(one.dataset[name]));
  }
  const cells = shownCells().size;
  document.getElementById("shown").textContent = cells === data.cells.length
    ? "" : `${cells} of ${data.cells.length} cells are shown.`;
  redraw();
}

function startFilters() {
  for (const box of document.querySelectorAll('#filters input[name="strategy"]')) box.after(swatch(box.value, 30));
  const form = document.getElementById("filters");
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("all").addEventListener("click", () => {
    for (const box of form.querySelectorAll("input")) box.checked = true;
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
      visible.add(holder);
      holder.style.width = (holder.closest(".grid") ? PAPER_WIDTH / 2 - 28 : PAPER_WIDTH) + "px";
      draw(holder);
    }
    if (before) document.documentElement.dataset.theme = before;
    else delete document.documentElement.dataset.theme;
  });
  addEventListener("afterprint", () => {
    for (const holder of charts) holder.style.width = "";
    redraw();
  });
}

function startDrawing() {
  const sight = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting || visible.has(entry.target)) continue;
      visible.add(entry.target);
      draw(entry.target);
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
startKeyboard();
startPrint();
startDrawing();
