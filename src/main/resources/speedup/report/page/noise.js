// What else went on around each fork, a strip a kind of noise.

const TIME_STEPS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 86400];

// Those of the runs that are shown, each once: that of foreign CPU depends on the machine.
function limits(kind) {
  const runs = chosenRuns();
  return [...new Set(data.limits.filter((limit, run) => runs.has(run)).map((limit) => limit[kind]))];
}

function noiseChart(shownCells, width) {
  const forks = data.forks;
  const kinds = [
    { name: "foreign CPU, cores", values: forks.foreign, limits: limits("foreign_cores"), axis: trimmed },
    { name: "steal, share of CPU time", values: forks.steal, limits: limits("steal_share"), axis: percent },
    { name: "throttled, seconds", values: forks.throttled, axis: trimmed },
    { name: "load average before", values: forks.load, axis: trimmed },
  ].filter((kind) => kind.values && kind.values.some((value) => value !== null && (value > 0 || kind.limits !== undefined)));
  const shown = [];
  for (let fork = 0; fork < forks.cell.length; fork++) if (shownCells.has(forks.cell[fork])) shown.push(fork);
  if (kinds.length === 0 || shown.length === 0) return undefined;
  const strip = 108;
  const runOf = (fork) => data.cells[forks.cell[fork]].run;
  const runs = [...new Set(shown.map(runOf))].sort((a, b) => a - b);
  const series = kinds.flatMap((kind, row) => {
    const points = (aside, run) => shown
      .filter((fork) => (fork in forks.aside) === aside && (run === undefined || runOf(fork) === run) && kind.values[fork] !== null)
      .map((fork) => [forks.start[fork], kind.values[fork], fork]);
    return [
      ...runs.map((run, place) => ({
        name: severalRuns() ? data.runs[run].name : kind.name, type: "scatter", xAxisIndex: row, yAxisIndex: row,
        data: points(false, run), symbol: "circle", symbolSize: shown.length > 600 ? 3 : 5, itemStyle: runDot(run),
        markLine: kind.limits === undefined || place > 0 ? undefined : limitLine(kind),
      })),
      {
        name: kind.name + ", set aside", type: "scatter", xAxisIndex: row, yAxisIndex: row, data: points(true),
        symbol: "path://" + CROSS, symbolSize: 9, itemStyle: { color: token("--alarm") }, z: 4,
      },
    ];
  });
  const end = Math.max(1, ...forks.start) * 1.02;
  return {
    height: kinds.length * strip + 12,
    option: {
      grid: kinds.map((kind, row) => ({ left: 52, right: 20, top: row * strip + 28, height: strip - 44 })),
      title: kinds.map((kind, row) => ({
        text: kind.name, left: 0, top: row * strip, textStyle: { fontSize: 12, fontWeight: 500, color: token("--soft") },
      })),
      xAxis: kinds.map((kind, row) => ({
        type: "value", gridIndex: row, min: 0, max: end, interval: TIME_STEPS.find((step) => end / step <= (width > 600 ? 9 : 4)) ?? end,
        axisLabel: { show: row === kinds.length - 1, formatter: clock, hideOverlap: true, showMaxLabel: false },
        splitLine: { show: false },
      })),
      yAxis: kinds.map((kind, row) => ({
        type: "value", gridIndex: row, min: 0, splitNumber: 2, axisLabel: { formatter: (value) => (value === 0 ? "0" : kind.axis(value)) },
        max: (range) => roundUp(Math.max(range.max, 1.3 * Math.max(0, ...(kind.limits ?? [])), 0.01)),
      })),
      legend: severalRuns() ? { ...legend(runs.map((run) => data.runs[run].name)), left: "auto", right: 20 } : undefined,
      series,
      tooltip: { trigger: "item", formatter: (item) => (Array.isArray(item.value) ? forkTip(item.value[2]) : tip("limit", [])) },
    },
    steps: [],
    words: noiseWords(kinds, shown),
  };
}

// The runs one over the other, each from its own beginning.
function runDot(run) {
  const color = token(run === 0 ? "--accent" : "--s" + (1 + (run % (SHAPES.length - 1))));
  return { ...filling(run, color), opacity: 0.7 };
}

function limitLine(kind) {
  return {
    silent: true, symbol: "none", data: kind.limits.map((limit) => ({ yAxis: limit })),
    lineStyle: { color: token("--alarm"), type: [5, 4], width: 1 },
    label: { formatter: "limit", position: "insideEndTop", color: token("--soft"), fontSize: 11 },
  };
}

function noiseWords(kinds, shown) {
  return `Noise around ${shown.length} forks: ` + kinds.map((kind) => {
    const values = shown.map((fork) => kind.values[fork]).filter((value) => value !== null).sort((a, b) => a - b);
    return values.length === 0
      ? `${kind.name}: not available`
      : `${kind.name}: median ${kind.axis(values[values.length >> 1])}, at most ${kind.axis(values[values.length - 1])}`;
  }).join("; ") + `; ${shown.filter((fork) => fork in data.forks.aside).length} set aside.`;
}
