"""Options mean the same in every command."""

import json

import click
import pytest
from click.testing import CliRunner
from conftest import ROOT

import synthgen
from synthgen.cli import COMMANDS, main

OPTIONS = {command.name: [p for p in command.params if isinstance(p, click.Option)] for command in COMMANDS}


@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_is_explained_and_json_is_a_flag(name):
    for option in OPTIONS[name]:
        assert option.help, option.opts
        if "--json" in option.opts:
            assert option.is_flag
        if "-o" in option.opts:
            assert "--out" in option.opts


@pytest.mark.parametrize("name", OPTIONS)
def test_every_command_has_examples(name):
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    assert f"\n  synthgen {name}" in shown.output


def test_json_is_all_that_is_printed():
    printed = CliRunner().invoke(main, ["audit", str(ROOT / "configs" / "smoke.yaml"), "--count", "60", "--json"])
    assert set(json.loads(printed.stdout)) >= {"passed", "views"}


@pytest.mark.parametrize("path", ["configs/smoke.yaml", ROOT / "configs" / "smoke.yaml"])
def test_load_takes_words_and_paths_and_what_is_shipped(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert synthgen.load(path, ["count=3"]).count == 3
