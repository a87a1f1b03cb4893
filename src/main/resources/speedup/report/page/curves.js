// Figures over workers: one curve a strategy, the interval as a band around it.

const METRICS = {
  speedup: { of: (cell) => cell.figures.speedup, text: factor, axis: (value) => trimmed(value) + "x", name: "Speedup" },
  time: { of: (cell) => cell.score, text: seconds, axis: shortSeconds, name: "Time" },
  efficiency: { of: (cell) => cell.figures.efficiency, text: digits, axis: trimmed, name: "Efficiency" },
  cpu: { of: (cell) => cell.figures.cpu, text: seconds, axis: shortSeconds, name: "CPU time" },
  memory: { of: (cell) => inMegabytes(cell.figures.peak_rss), text: megabytes, axis: megabytes, name: "Memory" },
};

// From this many workers on both axes are logarithmic: the ideal stays a straight line.
const LOGARITHMIC_FROM = 17;

// One strategy that takes this many times what another does would squeeze all others flat.
const LOGARITHMIC_BEYOND = 8;

function inMegabytes(bytes) {
  return bytes && { value: bytes.value / 2 ** 20 };
}

function curveChart(shown, name, width) {
  const metric = METRICS[name];
  const cells = shown.filter((cell) => !cell.twin && cell.workers !== undefined && metric.of(cell));
  if (cells.length === 0) return undefined;
  const workers = [...new Set(cells.map((cell) => cell.workers))].sort((a, b) => a - b);
  const most = workers[workers.length - 1];
  const wide = most >= LOGARITHMIC_FROM;
  const values = cells.map((cell) => metric.of(cell).value);
  const spread = name !== "speedup" && name !== "efficiency" && Math.max(...values) > LOGARITHMIC_BEYOND * Math.min(...values)
    && Math.min(...values) > 0;
  const top = highest(cells.map(metric.of));
  const last = wide ? most * 1.15 : most + (most - workers[0]) * 0.03 + (most === 1 ? 1 : 0);
  // Where there is room the curves are named at their ends; a single point is no curve, and always named.
  const all = seriesOf(cells);
  const named = name === "speedup" && width > 700;
  const labels = name === "speedup" ? apart() : undefined;
  const series = [];
  if (name === "speedup") series.push(ideal([[1, 1], [most, most]]));
  if (name === "efficiency") series.push(ideal([[1, 1], [most, 1]]));
  const curves = all.map((one) => ({ one, own: cellsOf(one, cells).sort((a, b) => a.workers - b.workers) }));
  // From the top down: their labels are laid out in this order.
  curves.sort((a, b) => metric.of(b.own[b.own.length - 1]).value - metric.of(a.own[a.own.length - 1]).value);
  for (const { one, own } of curves) {
    const isFirst = all.find((other) => other.strategy === one.strategy) === one;
    series.push(...curve(one, own, metric, most, isFirst && (named || own.length === 1) ? labels : undefined, named));
    if (name === "speedup" && !severalRuns()) series.push(...predicted(one.strategy, own));
  }
  series.push(...runKeys(all, "line"));
  return {
    option: {
      grid: { left: 8, right: named ? 110 : 16, top: 38, bottom: 26, containLabel: true },
      legend: strategyLegend(all),
      xAxis: {
        type: wide ? "log" : "value",
        logBase: 2,
        min: wide ? 0.9 : most === 1 ? 0 : workers[0],
        max: last,
        name: "workers",
        nameLocation: "middle",
        nameGap: 26,
        interval: wide ? 1 : Math.max(1, Math.ceil(most / 8)),
        axisLine: { onZero: false },
        axisLabel: { formatter: (value) => (Number.isInteger(wide ? Math.log2(value) : value) ? value : "") },
        splitLine: { show: false },
      },
      yAxis: {
        type: spread || (wide && name === "speedup") ? "log" : "value",
        logBase: spread ? 10 : 2,
        min: spread ? Math.min(...values) / 1.5 : wide && name === "speedup" ? lowest(cells.map(metric.of)) : 0,
        max: spread ? Math.max(...values) * 1.5 : top,
        axisLabel: {
          hideOverlap: true,
          showMinLabel: !spread,
          showMaxLabel: !spread,
          formatter: (value) => (wide && name === "speedup" && !Number.isInteger(Math.log2(value)) ? "" : metric.axis(value)),
        },
      },
      series,
      tooltip: {
        trigger: "axis",
        formatter: (shown) => curveTip(cells, metric, nearest(workers, shown[0].axisValue)),
      },
    },
    steps: workers.map((count) => ({ at: { x: count, y: metric.of(cells.find((cell) => cell.workers === count)).value }, text: curveWords(cells, metric, count) })),
    words: `${metric.name} over workers: ` + strategiesAtBest(cells, metric, name),
  };
}

// The filters choose; a legend only says what is what: of several runs, how each is drawn, and the strategies.
function strategyLegend(series, others = []) {
  const firsts = series.filter((one) => series.find((other) => other.strategy === one.strategy) === one);
  const names = [...runsOf(series).map((run) => data.runs[run].name), ...firsts.map((one) => one.name), ...others];
  return { ...legend(names), formatter: (name) => firsts.find((one) => one.name === name)?.strategy ?? name };
}

function runsOf(series) {
  return severalRuns() ? [...new Set(series.map((one) => one.run))].sort((a, b) => a - b) : [];
}

// Without a point: it is there for the legend.
function runKeys(series, type) {
  return runsOf(series).map((run) => ({
    name: data.runs[run].name, type, data: [], symbol: "path://" + SHAPES[0], itemStyle: filling(run, token("--ink")),
    lineStyle: { color: token("--ink"), width: 2, type: RUN_DASHES[run % RUN_DASHES.length].length > 0 ? RUN_DASHES[run % RUN_DASHES.length] : "solid" },
  }));
}

function legend(names) {
  return { type: "scroll", top: 0, left: 0, right: 16, data: names, selectedMode: false, itemWidth: 26, itemHeight: 9, itemGap: 14 };
}

function highest(estimates) {
  const values = Math.max(...estimates.map((one) => one.value));
  const ends = Math.max(...estimates.map((one) => one.high ?? one.value));
  // A very wide interval is cut off rather than all else squeezed flat.
  return roundUp(Math.min(ends * 1.02, values * 1.6));
}

function lowest(estimates) {
  return Math.min(0.9, Math.min(...estimates.map((one) => one.value)) * 0.8);
}

function ideal(points) {
  return {
    name: "ideal", type: "line", data: points, symbol: "none", silent: true, z: 1, clip: true,
    lineStyle: { color: token("--soft"), width: 1.5, type: [7, 5], opacity: 0.7 },
  };
}

function curve({ strategy, run, name }, cells, metric, most, labels, hasMargin) {
  const { color, symbol, dash, fill } = mark(strategy, run);
  const points = cells.map((cell) => [cell.workers, metric.of(cell).value]);
  const line = { color, width: 2.2, type: dash.length > 0 ? dash : "solid" };
  // One worker is all it has: a line across shows what the others are measured against.
  const across = strategy === "sequential" && points.length === 1 && most > 1;
  const made = [{
    name, type: "line", data: points, symbol, symbolSize: isHollow(run) ? 13 : 9, z: 3, clip: false, itemStyle: fill,
    lineStyle: line, emphasis: { disabled: true },
    label: {
      show: labels !== undefined, position: across ? [12, 12] : hasMargin || 2 * points[0][0] < most ? "right" : "left", distance: 8, color,
      formatter: ({ dataIndex }) => (dataIndex === points.length - 1 ? strategy : ""),
    },
    labelLayout: labels,
  }];
  if (across) {
    made.push({
      name: name + " across", type: "line", data: [points[0], [most, points[0][1]]], symbol: "none", silent: true, z: 2,
      lineStyle: { ...line, width: 1.5 },
    });
  }
  const banded = cells.filter((cell) => metric.of(cell).low !== undefined);
  if (banded.length > 0) made.push(band(name, banded, metric, color));
  return made;
}

// A line of a label: the chart's library tells less than it takes.
const LABEL_HEIGHT = 14;

// Labels one below the other that would lie on each other.
function apart() {
  const placed = new Map();
  return ({ seriesIndex, labelRect: { x, y, width, height } }) => {
    if (width === 0) return {};
    const middle = y + height / 2;
    const moved = [...placed.entries()].filter(([series]) => series < seriesIndex).map(([, label]) => label)
      .filter((other) => other.x < x + width && x < other.x + other.width).sort((a, b) => a.middle - b.middle)
      .reduce((at, other) => (Math.abs(other.middle - at) < LABEL_HEIGHT ? other.middle + LABEL_HEIGHT : at), middle);
    placed.set(seriesIndex, { x, width, middle: moved });
    return { dy: moved - middle };
  };
}

// What a simulation expects of the same cells, from the sequential one and the strategy's costs.
function predicted(strategy, cells) {
  const points = cells.filter((cell) => cell.predicted !== undefined).map((cell) => [cell.workers, cell.predicted]);
  if (points.length < 2) return [];
  return [{
    name: strategy + " predicted", type: "line", data: points, symbol: "none", silent: true, clip: true, z: 2,
    lineStyle: { color: mark(strategy).color, width: 1.4, type: [3, 3], opacity: 0.8 },
  }];
}

function band(name, cells, metric, color) {
  const points = cells.map((cell) => [cell.workers, metric.of(cell).low, metric.of(cell).high]);
  return {
    name: name + " interval", type: "custom", data: points, encode: { x: 0, y: [1, 2] }, silent: true, clip: true, z: 2,
    renderItem: (parameters, api) => {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)]);
      const children = [{
        type: "path",
        shape: { pathData: `M${low[0] - 4} ${low[1]}h8m-4 0V${high[1]}m-4 0h8` },
        style: { stroke: color, fill: "none", lineWidth: 1.2, opacity: 0.75 },
      }];
      if (parameters.dataIndexInside === 0 && points.length > 1) {
        const lower = points.map((point) => api.coord([point[0], point[1]]));
        const upper = points.map((point) => api.coord([point[0], point[2]]));
        children.unshift({
          type: "polygon", shape: { points: [...lower, ...upper.reverse()] }, style: { fill: color, opacity: 0.14 },
        });
      }
      return { type: "group", children };
    },
  };
}

function nearest(workers, value) {
  return workers.reduce((best, count) => (Math.abs(count - value) < Math.abs(best - value) ? count : best));
}

function atCount(cells, count) {
  return cells.filter((cell) => cell.workers === count);
}

function figureWords(cell, metric) {
  const estimate = metric.of(cell);
  return metric.text(estimate.value) + (cell.baseline && metric === METRICS.speedup ? "" : around(estimate, metric.text));
}

function curveTip(cells, metric, count) {
  const here = atCount(cells, count);
  const lines = here.map((cell) => ({
    strategy: cell.strategy, run: cell.run, what: seriesName(cell.strategy, cell.run) + (cell.warning ? " !" : ""), figure: `${figureWords(cell, metric)}, n ${cell.forks}`,
  }));
  here.filter((cell) => cell.warning).forEach((cell) => lines.push({ what: "! " + cell.warning }));
  return tip(workersWords(count), lines);
}

function curveWords(cells, metric, count) {
  return workersWords(count) + ": "
    + atCount(cells, count).map((cell) => `${seriesName(cell.strategy, cell.run)} ${figureWords(cell, metric)}`).join("; ");
}

function workersWords(count) {
  return count + (count === 1 ? " worker" : " workers");
}

function strategiesAtBest(cells, metric, name) {
  const better = name === "speedup" || name === "efficiency" ? (a, b) => a > b : (a, b) => a < b;
  return seriesOf(cells).map((one) => {
    const best = cellsOf(one, cells)
      .reduce((one, other) => (better(metric.of(other).value, metric.of(one).value) ? other : one));
    return `${one.name} ${figureWords(best, metric)} with ${workersWords(best.workers)}`;
  }).join("; ") + ". The table below holds the figures.";
}
