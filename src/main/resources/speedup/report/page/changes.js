// What became of each cell of the first run in the others: a row a cell, the change with its interval.

const VERDICTS = { faster: "--s3", slower: "--alarm" };

function changeChart(shown) {
  const rows = shown.filter((cell) => cell.change);
  if (rows.length === 0) return undefined;
  const ends = rows.flatMap(({ change }) => [change.low ?? change.value, change.high ?? change.value, 1]);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const wide = high / low > 3;
  const room = Math.max(0.01, (high - low) * 0.06);
  const series = [
    {
      name: "no change", type: "line", data: [[1, 0], [1, rows.length + 1]], symbol: "none", silent: true, z: 1,
      lineStyle: { color: token("--soft"), width: 1.5, type: [7, 5], opacity: 0.7 },
    },
    {
      name: "change", type: "custom", encode: { x: [0, 2, 3], y: 1 }, clip: true, z: 2,
      data: rows.map(({ change }, row) => [change.value, row + 1, change.low ?? change.value, change.high ?? change.value]),
      renderItem: (parameters, api) => meanBar(api, token(VERDICTS[rows[parameters.dataIndex].verdict] ?? "--s0")),
      tooltip: { formatter: (item) => changeTip(rows[item.dataIndex]) },
    },
  ];
  return {
    height: rowsHeight(rows.length),
    option: {
      ...rowFrame(rows, {
        type: wide ? "log" : "value", logBase: 2, min: wide ? low / 1.1 : low - room, max: wide ? high * 1.1 : high + room, position: "top",
        splitNumber: 4, axisLabel: { formatter: changeText, hideOverlap: true, showMinLabel: false, showMaxLabel: false },
      }, changeName),
      series, tooltip: { trigger: "item" },
    },
    steps: rows.map((cell, index) => ({ item: { seriesIndex: 1, dataIndex: index }, text: changeWords(cell) })),
    words: "Changes against the first run: " + rows.map(changeWords).join("; ") + ".",
  };
}

// Of two runs there is one change a cell, and its name says enough.
function changeName(cell) {
  return data.runs.length > 2 ? rowName(cell) : cellName(cell);
}

function changeText(ratio) {
  const change = (ratio - 1) * 100;
  if (Math.abs(change) < 0.05) return "0%";
  return (change > 0 ? "+" : "−") + Math.abs(change).toFixed(Math.abs(change) < 9.95 ? 1 : 0) + "%";
}

function changeFigure({ change }) {
  return changeText(change.value) + (change.low === undefined ? "" : ` [${changeText(change.low)}, ${changeText(change.high)}]`);
}

function changeWords(cell) {
  return `${changeName(cell)}: ${cell.verdict}, ${changeFigure(cell)}`;
}

function changeTip(cell) {
  const before = data.cells.find((one) => one.run === 0 && one.group === cell.group && cellName(one) === cellName(cell));
  return tip(cellName(cell), [
    { what: cell.verdict, figure: changeFigure(cell) },
    ...[before, cell].filter((one) => one?.score).map((one) => ({
      strategy: one.strategy, run: one.run, what: data.runs[one.run].label, figure: scoreText(one, one.score.value),
    })),
  ]);
}
