// Each strategy has a colour, a symbol and a dash: it can be told by any one of them. Of several runs colour and symbol are the
// strategy's, and the dash and whether the symbol is hollow the run's.

const SHAPES = [
  "M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z",
  "M.5 .5H9.5V9.5H.5Z",
  "M5 .2L10.2 9.4H-.2Z",
  "M5 -.7L10.7 5L5 10.7L-.7 5Z",
  "M-.2 .8H10.2L5 10Z",
  "M3.2 0H6.8V3.2H10V6.8H6.8V10H3.2V6.8H0V3.2H3.2Z",
  "M2.5 .5H7.5L10 5L7.5 9.5H2.5L0 5Z",
];
// Hollow: the fork was measured, and does not count.
const RING = "M5 0A5 5 0 1 1 4.99 0ZM5 2A3 3 0 1 0 5.01 2Z";
const CROSS = "M1.4 0L5 3.6L8.6 0L10 1.4L6.4 5L10 8.6L8.6 10L5 6.4L1.4 10L0 8.6L3.6 5L0 1.4Z";
const DASHES = [[2, 4], [], [9, 4], [2, 3], [12, 3, 2, 3], [6, 2], [14, 5]];
const RUN_DASHES = [[], [7, 4], [2, 3], [12, 3, 2, 3], [16, 5], [6, 2, 2, 2, 2, 2]];
const KNOWN = ["sequential", "fixed", "virtual", "workstealing", "async", "process", "cluster"];

function markNumber(strategy) {
  const known = KNOWN.indexOf(strategy);
  if (known >= 0) return known;
  const others = data.strategies.filter((name) => !KNOWN.includes(name));
  return 1 + (others.indexOf(strategy) % (SHAPES.length - 1));
}

function severalRuns() {
  return data.runs.length > 1;
}

function isHollow(run) {
  return severalRuns() && run % 2 === 1;
}

function mark(strategy, run = 0) {
  const number = markNumber(strategy);
  const color = token("--s" + number);
  return {
    color,
    symbol: "path://" + SHAPES[number],
    shape: SHAPES[number],
    dash: severalRuns() ? RUN_DASHES[run % RUN_DASHES.length] : DASHES[number],
    fill: filling(run, color),
  };
}

// What lies below a hollow symbol can be seen within it.
function filling(run, color) {
  return isHollow(run) ? { color: "transparent", borderColor: color, borderWidth: 1.6 } : { color };
}

// What is drawn as one: a strategy of one run.
function seriesOf(cells) {
  return data.strategies.flatMap((strategy) => [...data.runs.keys()]
    .filter((run) => cells.some((cell) => cell.strategy === strategy && cell.run === run))
    .map((run) => ({ strategy, run, name: seriesName(strategy, run) })));
}

function seriesName(strategy, run) {
  return severalRuns() ? `${strategy} [${data.runs[run].name}]` : strategy;
}

function cellsOf(series, cells) {
  return cells.filter((cell) => cell.strategy === series.strategy && cell.run === series.run);
}

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A piece of the curve with its symbol, for the filters and the tooltips.
function swatch(strategy, width, run = 0) {
  const { shape, dash } = mark(strategy, run);
  return swatchOf(shape, dash, `var(--s${markNumber(strategy)})`, isHollow(run), width);
}

function runSwatch(run, width) {
  return swatchOf(SHAPES[0], RUN_DASHES[run % RUN_DASHES.length], "var(--ink)", isHollow(run), width);
}

function swatchOf(shape, dash, color, hollow, width) {
  const svg = svgElement("svg", { width, height: 12, viewBox: `0 0 ${width} 12`, "aria-hidden": "true" });
  if (width > 12) {
    svg.append(svgElement("line", {
      x1: 0, y1: 6, x2: width, y2: 6, "stroke-width": 2, "stroke-dasharray": dash.join(" "), style: `stroke:${color}`,
    }));
  }
  svg.append(svgElement("path", {
    d: shape, transform: `translate(${width / 2 - 4.5} 1.5) scale(.9)`, style: hollow ? `fill:var(--paper);stroke:${color};stroke-width:1.8` : `fill:${color}`,
  }));
  return svg;
}

function svgElement(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

// A tooltip is built of nodes, never of markup: what it shows may come from anywhere.
function tip(title, lines) {
  const box = element("div");
  box.className = "tip";
  box.append(element("b", title));
  for (const line of lines) {
    const row = element("div");
    if (line.strategy) row.append(swatch(line.strategy, 12, line.run));
    row.append(element("span", line.what));
    if (line.figure) row.append(element("span", line.figure));
    box.append(row);
  }
  return box;
}
