// A row a cell: every fork as a dot, and the service times of its tasks.

const PERCENTILES = [
  { name: "p50", shape: SHAPES[0], of: (figures) => figures.service_p50?.value },
  { name: "p90", shape: SHAPES[2], of: (figures) => figures.service_p90?.value },
  { name: "p99", shape: SHAPES[3], of: (figures) => figures.service_p99?.value },
  { name: "max", shape: "M3.5 -1H6.5V11H3.5Z", of: (figures) => figures.service_max?.value },
];

// This many pixels for all rows together, within the bounds of a row that can be read.
const ROWS_HEIGHT = 1400;

// More than this many are scrolled through: a page of a thousand cells is to be a page.
const MOST_ROWS = 60;

function rowsHeight(rows) {
  const inSight = Math.min(rows, MOST_ROWS);
  return 72 + (inSight + 1) * Math.min(24, Math.max(14, ROWS_HEIGHT / inSight));
}

function rowName(cell) {
  return cellName(cell) + (severalRuns() ? ` [${data.runs[cell.run].name}]` : "");
}

function cellName(cell) {
  return cell.row ?? `${cell.strategy}${cell.twin ? " (twin)" : ""} ×${cell.workers}`;
}

// Row n is at n + 1: an axis that begins at 0 has its marks where the rows are.
function rowFrame(cells, axis, name = rowName) {
  return {
    grid: {
      left: 8, right: cells.length > MOST_ROWS ? 44 : 20, top: axis.name === undefined ? 34 : 52, bottom: 8, containLabel: true,
    },
    dataZoom: cells.length > MOST_ROWS
      ? [{
        type: "slider", yAxisIndex: 0, startValue: 0, endValue: MOST_ROWS, filterMode: "none", zoomLock: true, right: 4, width: 18,
        brushSelect: false, showDetail: false, showDataShadow: false,
      }]
      : [],
    xAxis: axis,
    yAxis: {
      type: "value", inverse: true, min: 0, max: cells.length + 1, interval: 1,
      axisLabel: { formatter: (value) => (cells[value - 1] ? name(cells[value - 1]) : "") },
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
    },
  };
}

// A score as JMH's users know it, or the time of a batch.
function scoreText(cell, value) {
  return cell.unit === undefined ? seconds(value) : precise(value) + " " + cell.unit;
}

function scoreAxis(cells, values) {
  const { unit } = cells[0];
  return unit === undefined ? timeAxis(values) : { ...timeAxis(values, shortNumber), name: unit, nameLocation: "middle", nameGap: 24 };
}

function timeAxis(values, format = shortSeconds) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const wide = high / low > 6;
  const room = wide ? 1.25 : 1 + Math.max(0.01, ((high - low) / high) * 0.08);
  return {
    type: wide ? "log" : "value",
    logBase: high / low > 60 ? 10 : 2,
    min: wide ? low / room : Math.max(0, low - high * (room - 1)),
    max: high * room,
    position: "top",
    splitNumber: 3,
    minorSplitLine: { show: false },
    axisLabel: { formatter: format, hideOverlap: true, showMinLabel: false, showMaxLabel: false },
  };
}

function factorChart(shown) {
  const rows = shown.filter((cell) => cell.figures.speedup);
  if (rows.length === 0) return undefined;
  const ends = rows.flatMap((cell) => [cell.figures.speedup.low ?? cell.figures.speedup.value, cell.figures.speedup.high ?? cell.figures.speedup.value, 1]);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const room = (high / low) ** 0.08 * 1.01;
  const series = [
    {
      name: "no difference", type: "line", data: [[1, 0], [1, rows.length + 1]], symbol: "none", silent: true, z: 1,
      lineStyle: { color: token("--soft"), width: 1.5, type: [7, 5], opacity: 0.7 },
    },
    {
      name: "factor", type: "custom", encode: { x: [0, 2, 3], y: 1 }, clip: true, z: 2,
      data: rows.map((cell, row) => [cell.figures.speedup.value, row + 1, cell.figures.speedup.low ?? cell.figures.speedup.value, cell.figures.speedup.high ?? cell.figures.speedup.value]),
      renderItem: (parameters, api) => meanBar(api, mark(rows[parameters.dataIndex].strategy).color),
      tooltip: { formatter: (item) => factorTip(rows[item.dataIndex]) },
    },
  ];
  const axis = timeAxis(ends, (value) => trimmed(value) + "x");
  return {
    height: rowsHeight(rows.length),
    option: {
      // Close to 1 a logarithmic axis has no marks but that one, and is nearly straight anyway.
      ...rowFrame(rows, { ...axis, type: high / low < 2 ? "value" : "log", logBase: high / low > 60 ? 10 : 2, min: low / room, max: high * room }),
      series, tooltip: { trigger: "item" },
    },
    steps: rows.map((cell, index) => ({ item: { seriesIndex: 1, dataIndex: index }, text: factorWords(cell) })),
    words: "Factors over the baseline: " + rows.map(factorWords).join("; ") + ".",
  };
}

function factorWords(cell) {
  return `${rowName(cell)}: ${factor(cell.figures.speedup.value)}${cell.baseline ? "" : around(cell.figures.speedup, factor)}`;
}

function factorTip(cell) {
  return tip(rowName(cell), [
    { strategy: cell.strategy, run: cell.run, what: "factor", figure: factor(cell.figures.speedup.value) + (cell.baseline ? "" : around(cell.figures.speedup, factor)) },
    { what: "score", figure: scoreText(cell, cell.score.value) + around(cell.score, (value) => scoreText(cell, value)) },
    { what: "forks", figure: String(cell.forks) },
  ]);
}

const ODD = "odd, does not count";

function forkChart(rows) {
  const rowOf = new Map(rows.map((cell, row) => [data.cells.indexOf(cell), row + 1]));
  const dots = [];
  for (let fork = 0; fork < data.forks.cell.length; fork++) {
    if (rowOf.has(data.forks.cell[fork])) dots.push(fork);
  }
  if (dots.length === 0) return undefined;
  const rounds = Math.max(1, ...dots.map((fork) => data.forks.round[fork]));
  const place = (fork) => [
    data.forks.seconds[fork],
    rowOf.get(data.forks.cell[fork]) + (rounds === 1 ? 0 : ((data.forks.round[fork] - 1) / (rounds - 1) - 0.5) * 0.7),
    fork,
  ];
  const estimated = rows.map((cell, row) => ({ cell, row: row + 1 })).filter((one) => one.cell.score);
  const series = [{
    name: "interval", type: "custom", encode: { x: [0, 2, 3], y: 1 }, clip: true, z: 1,
    data: estimated.map(({ cell, row }) => [cell.score.value, row, cell.score.low ?? cell.score.value, cell.score.high ?? cell.score.value]),
    renderItem: (parameters, api) => meanBar(api, mark(estimated[parameters.dataIndex].cell.strategy).color),
    tooltip: { formatter: (item) => rowTip(estimated[item.dataIndex].cell) },
  }];
  const all = seriesOf(rows);
  for (const { strategy, run, name } of all) {
    const own = dots.filter((fork) => data.cells[data.forks.cell[fork]].strategy === strategy && data.cells[data.forks.cell[fork]].run === run);
    const { symbol, fill } = mark(strategy, run);
    series.push({
      name, type: "scatter", data: own.filter((fork) => !(fork in data.forks.aside || fork in data.forks.odd)).map(place),
      symbol, symbolSize: dots.length > 600 ? 4 : 6, itemStyle: { ...fill, opacity: 0.75 }, z: 3,
    });
  }
  series.push({
    name: "set aside", type: "scatter", data: dots.filter((fork) => fork in data.forks.aside).map(place),
    symbol: "path://" + CROSS, symbolSize: 9, itemStyle: { color: token("--alarm") }, z: 4,
  });
  const odd = dots.filter((fork) => fork in data.forks.odd);
  if (odd.length > 0) {
    series.push({
      name: ODD, type: "scatter", data: odd.map(place),
      symbol: "path://" + RING, symbolSize: 10, itemStyle: { color: token("--alarm") }, z: 4,
    });
  }
  const hills = rows.map((cell, row) => hill(cell, row + 1, dots)).filter((one) => one !== undefined);
  if (hills.length > 0) series.push(density(hills));
  series.push(...runKeys(all, "scatter"));
  const tips = (item) => forkTip(item.data[2]);
  series.filter((one) => one.type === "scatter").forEach((one) => { one.tooltip = { formatter: tips }; });
  return {
    height: rowsHeight(rows.length),
    extraHeight: 24,
    option: {
      ...below(rowFrame(rows, scoreAxis(rows, dots.map((fork) => data.forks.seconds[fork])))),
      legend: strategyLegend(
        all.filter((one) => series.find((own) => own.name === one.name).data.length > 0),
        ["set aside", ODD].filter((name) => series.find((one) => one.name === name)?.data.length > 0),
      ),
      series, tooltip: { trigger: "item" },
    },
    steps: estimated.map(({ cell }, index) => ({ item: { seriesIndex: 0, dataIndex: index }, text: rowWords(cell) })),
    words: `${dots.length} forks of ${rows.length} cells as dots, a row a cell; `
      + `${dots.filter((fork) => fork in data.forks.aside).length} set aside${odd.length > 0 ? `, ${odd.length} odd, which do not count` : ""}. The table below holds the figures.`,
  };
}

// Room for a legend above a frame.
function below(frame) {
  return { ...frame, grid: { ...frame.grid, top: frame.grid.top + 24 } };
}

// From this many forks on their density has a shape.
const DENSITY_FROM = 8;

// The density of a cell's forks that count: Gaussian kernels, as wide as Silverman's rule of thumb says (Density Estimation
// for Statistics and Data Analysis, 1986, equation 3.31).
function hill(cell, row, dots) {
  const index = data.cells.indexOf(cell);
  const values = dots
    .filter((fork) => data.forks.cell[fork] === index && !(fork in data.forks.aside) && !(fork in data.forks.odd))
    .map((fork) => data.forks.seconds[fork]).sort((a, b) => a - b);
  const n = values.length;
  if (n < DENSITY_FROM) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const quarters = (values[Math.floor(0.75 * (n - 1))] - values[Math.floor(0.25 * (n - 1))]) / 1.34;
  const width = 0.9 * Math.min(deviation, quarters > 0 ? quarters : deviation) * n ** -0.2;
  if (!(width > 0)) return undefined;
  const from = Math.max(values[0] - 2 * width, values[0] / 2);
  const to = values[n - 1] + 2 * width;
  const points = [];
  for (let step = 0; step <= 40; step++) {
    const at = from + ((to - from) * step) / 40;
    points.push([at, values.reduce((sum, value) => sum + Math.exp(-(((at - value) / width) ** 2) / 2), 0)]);
  }
  const top = Math.max(...points.map((point) => point[1]));
  return { cell, row, points: points.map(([at, height]) => [at, height / top]) };
}

function density(hills) {
  return {
    name: "density", type: "custom", encode: { x: [0, 2], y: 1 }, clip: true, silent: true, z: 1,
    data: hills.map(({ row, points }) => [points[0][0], row, points[points.length - 1][0]]),
    renderItem: (parameters, api) => {
      const { cell, row, points } = hills[parameters.dataIndex];
      const edge = (side) => points.map(([at, height]) => api.coord([at, row + side * height * 0.45]));
      return {
        type: "polygon", shape: { points: [...edge(-1), ...edge(1).reverse()] },
        style: { fill: mark(cell.strategy).color, opacity: 0.2 },
      };
    },
  };
}

function meanBar(api, color) {
  const low = api.coord([api.value(2), api.value(1)]);
  const mean = api.coord([api.value(0), api.value(1)]);
  const high = api.coord([api.value(3), api.value(1)]);
  const half = Math.max(4, (api.size([0, 1])[1] ?? 20) * 0.42);
  return {
    type: "group",
    children: [
      { type: "rect", shape: { x: low[0], y: low[1] - half, width: Math.max(1, high[0] - low[0]), height: half * 2 }, style: { fill: color, opacity: 0.16 } },
      { type: "rect", shape: { x: mean[0] - 1, y: mean[1] - half, width: 2, height: half * 2 }, style: { fill: color } },
    ],
  };
}

function rowWords(cell) {
  return `${rowName(cell)}: ${scoreText(cell, cell.score.value)}${around(cell.score, (value) => scoreText(cell, value))}, ${cell.forks} forks`;
}

function rowTip(cell) {
  return tip(rowName(cell), [
    { what: "geometric mean", figure: scoreText(cell, cell.score.value) + around(cell.score, (value) => scoreText(cell, value)) },
    { what: "forks", figure: String(cell.forks) },
    { what: "end", figure: cell.status },
  ]);
}

function forkTip(fork) {
  const forks = data.forks;
  const cell = data.cells[forks.cell[fork]];
  const lines = [
    { strategy: cell.strategy, run: cell.run, what: data.groups[cell.group].title, figure: scoreText(cell, forks.seconds[fork]) },
    { what: "round", figure: String(forks.round[fork]) },
    { what: "after", figure: clock(forks.start[fork]) },
  ];
  if (forks.foreign && forks.foreign[fork] !== null) lines.push({ what: "foreign CPU", figure: digits(forks.foreign[fork]) + " cores" });
  if (forks.steal && forks.steal[fork] !== null) lines.push({ what: "steal", figure: percent(forks.steal[fork]) });
  if (forks.load && forks.load[fork] !== null) lines.push({ what: "load before", figure: digits(forks.load[fork]) });
  if (fork in forks.aside) lines.push({ what: "set aside: " + forks.aside[fork] });
  if (fork in forks.odd) lines.push({ what: "odd, does not count", figure: factor(forks.odd[fork]) + " the median" });
  return tip(rowName(cell), lines);
}

function serviceChart(shown) {
  const rows = shown.filter((cell) => cell.figures.service_max);
  if (rows.length === 0) return undefined;
  const known = PERCENTILES.filter((one) => rows.some((cell) => one.of(cell.figures) !== undefined));
  const series = [{
    name: "range", type: "custom", encode: { x: [0, 2], y: 1 }, clip: true, z: 1,
    data: rows.map((cell, row) => [smallest(cell.figures), row + 1, cell.figures.service_max.value]),
    renderItem: (parameters, api) => {
      const from = api.coord([api.value(0), api.value(1)]);
      const to = api.coord([api.value(2), api.value(1)]);
      return {
        type: "line", shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style: { stroke: mark(rows[parameters.dataIndex].strategy).color, lineWidth: 2, opacity: 0.45 },
      };
    },
  }];
  for (const percentile of known) {
    series.push({
      name: percentile.name, type: "scatter", symbol: "path://" + percentile.shape,
      symbolSize: percentile.name === "max" ? [3, 12] : 9, z: 3,
      itemStyle: { color: token("--soft") },
      data: rows.map((cell, row) => ({ value: [percentile.of(cell.figures), row + 1], itemStyle: mark(cell.strategy, cell.run).fill }))
        .filter((point) => point.value[0] !== undefined),
    });
  }
  const times = rows.flatMap((cell) => PERCENTILES.map((one) => one.of(cell.figures)).filter((one) => one !== undefined));
  return {
    height: rowsHeight(rows.length),
    option: {
      ...below(rowFrame(rows, timeAxis(times))),
      legend: { top: 0, left: 0, data: known.map((one) => one.name), selectedMode: false, itemWidth: 9, itemHeight: 9 },
      series,
      tooltip: { trigger: "item", formatter: (item) => serviceTip(rows[item.value[1] - 1]) },
    },
    extraHeight: 24,
    steps: rows.map((cell, index) => ({ item: { seriesIndex: 1, dataIndex: index }, text: serviceWords(cell) })),
    words: "Service times of single tasks: " + rows.map(serviceWords).join("; ") + ".",
  };
}

function smallest(figures) {
  return PERCENTILES.map((one) => one.of(figures)).find((one) => one !== undefined);
}

function servicePairs(cell) {
  return PERCENTILES.filter((one) => one.of(cell.figures) !== undefined).map((one) => [one.name, seconds(one.of(cell.figures))]);
}

function serviceWords(cell) {
  return `${rowName(cell)}: ` + servicePairs(cell).map((pair) => pair.join(" ")).join(", ");
}

function serviceTip(cell) {
  return tip(rowName(cell), [
    ...servicePairs(cell).map(([what, figure]) => ({ what, figure })),
    { what: "tasks timed", figure: String(cell.tasks) },
  ]);
}
