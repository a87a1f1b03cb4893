"use strict";
// Figures as the tables print them: three digits, a unit that fits.

function digits(value) {
  return value.toFixed(Math.abs(value) >= 99.95 ? 0 : Math.abs(value) >= 9.995 ? 1 : 2);
}

function seconds(value) {
  if (value >= 0.9995) return digits(value) + " s";
  if (value >= 0.9995e-3) return digits(value * 1e3) + " ms";
  return digits(value * 1e6) + " µs";
}

function factor(value) {
  return digits(value) + "x";
}

function megabytes(value) {
  return value.toFixed(0) + " MB";
}

function percent(share) {
  return share > 1 ? ">100%" : (share * 100).toFixed(share < 0.00995 ? 1 : 0) + "%";
}

// The interval as the tables have it: half its width as a share of the figure, and both ends where
// that is more than a fifth, for then one is clearly farther away than the other.
function around(estimate, format) {
  if (estimate.low === undefined) return "";
  const share = (estimate.high - estimate.low) / 2 / estimate.value;
  return share > 0.2 ? ` [${format(estimate.low)}, ${format(estimate.high)}]` : " ±" + percent(share);
}

// On an axis a unit with as few digits as tell the ticks apart.
function shortSeconds(value) {
  if (value === 0) return "0";
  if (value >= 1) return trimmed(value) + " s";
  if (value >= 1e-3) return trimmed(value * 1e3) + " ms";
  return trimmed(value * 1e6) + " µs";
}

// Three digits, however small.
function precise(value) {
  return Math.abs(value) >= 0.995 ? digits(value) : String(Number(value.toPrecision(3)));
}

function trimmed(value) {
  return String(Number(value.toPrecision(3)));
}

// A score on an axis: ten digits would run into their neighbours.
function shortNumber(value) {
  if (value >= 1e9) return trimmed(value / 1e9) + "G";
  if (value >= 1e6) return trimmed(value / 1e6) + "M";
  return value >= 1e4 ? trimmed(value / 1e3) + "k" : trimmed(value);
}

// The end of an axis: the next number that splits into even steps.
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= value * 0.9999) * power;
}

function clock(sinceStart) {
  const whole = Math.round(sinceStart);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = whole % 60;
  return hours > 0
    ? `${hours} h ${minutes} min`
    : minutes > 0 ? `${minutes} min ${rest} s` : `${rest} s`;
}
