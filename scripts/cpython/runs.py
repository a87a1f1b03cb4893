"""Folders of runs as Speedup keeps them: journal.jsonl, environment.json, speedup.csv."""

import csv
import json

import figures


class Run:
    """What a journal says."""

    def __init__(self, planned, forks, failures, ended, finished, environment):
        self.planned = planned
        self.forks = forks
        self.failures = failures
        self.ended = ended
        self.finished = finished
        self.environment = environment

    @staticmethod
    def read(folder):
        with open(folder / "journal.jsonl", encoding="utf-8") as journal:
            entries = [json.loads(line) for line in journal]
        with open(folder / "environment.json", encoding="utf-8") as file:
            environment = json.load(file)
        return Run(
            next(entry for entry in entries if entry["type"] == "plan"),
            [entry for entry in entries if entry["type"] == "fork"],
            [entry for entry in entries if entry["type"] == "failure"],
            [entry for entry in entries if entry["type"] == "end"],
            next((entry for entry in entries if entry["type"] == "finished"), None),
            environment,
        )

    def write(self, folder, runtime):
        """Writes the folder; the rows of speedup.csv are returned."""
        folder.mkdir(parents=True)
        rows = list(figures.rows(self, runtime))
        with open(folder / "journal.jsonl", "w", encoding="utf-8") as journal:
            for entry in self._entries():
                print(json.dumps(entry, separators=(",", ":")), file=journal)
        with open(folder / "environment.json", "w", encoding="utf-8") as file:
            json.dump(self.environment, file, indent=2)
            file.write("\n")
        with open(folder / "speedup.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, figures.COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return rows

    def _entries(self):
        yield self.planned
        yield from self.forks
        yield from self.failures
        yield from self.ended
        if self.finished:
            yield self.finished


def merged(rounds, label):
    """One run of several: a list of rounds, each a list of runs of one round of different cells."""
    first = rounds[0]
    planned = dict(first[0].planned, label=label)
    planned["plan"] = {
        "cells": [cell for run in first for cell in run.planned["plan"]["cells"]],
        "skipped": [skipped for run in first for skipped in run.planned["plan"]["skipped"]],
        "rules": dict(
            planned["plan"]["rules"], minimum_rounds=len(rounds), maximum_rounds=len(rounds)
        ),
        "seed": planned["plan"]["seed"],
    }
    forks, failures = [], []
    for number, runs in enumerate(rounds, start=1):
        position = 0
        for run in runs:
            for entries, entry in [(forks, e) for e in run.forks] + [
                (failures, e) for e in run.failures
            ]:
                entries.append(
                    dict(entry, round=number, position=position + entry["position"])
                )
            position += len(run.planned["plan"]["cells"])
    ended = [dict(entry, round=len(rounds)) for run in rounds[-1] for entry in run.ended]
    ends = [run.finished for runs in rounds for run in runs if run.finished]
    finished = ends and dict(ends[-1], wall_seconds=sum(end["wall_seconds"] for end in ends))
    return Run(planned, forks, failures, ended, finished, first[0].environment)
