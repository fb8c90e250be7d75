"""The recipes for clusters and CI say what they should, as far as can be told without one."""

import os
import re
import subprocess

import pytest
import yaml
from click.testing import CliRunner
from conftest import ROOT

from synthgen.cli import main
from synthgen.cli.render import render

SBATCH = ROOT / "scripts" / "slurm" / "render.sbatch"
JOB = ROOT / "scripts" / "kubernetes" / "job.yaml"
WORKFLOW = ROOT / ".github" / "workflows" / "refresh.yml"
DOCKERFILE = ROOT / "scripts" / "docker" / "Dockerfile"

OPTIONS = {option for parameter in render.params for option in parameter.opts}


def said_by_sbatch(tmp_path, task, arguments, array=(1, 16, 1)):
    """The command that a job of an array would run; `srun` is a stand-in that prints it."""
    (tmp_path / "srun").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    (tmp_path / "srun").chmod(0o755)
    first, count, step = array
    slurm = {
        "SLURM_ARRAY_TASK_ID": str(task), "SLURM_ARRAY_TASK_MIN": str(first), "SLURM_ARRAY_TASK_COUNT": str(count),
        "SLURM_ARRAY_TASK_STEP": str(step), "SLURM_CPUS_PER_TASK": "8",
    }  # fmt: skip
    environment = {**os.environ, **slurm, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    return subprocess.run(["bash", SBATCH, *arguments], capture_output=True, text=True, env=environment)


@pytest.mark.parametrize("array", [(1, 16, 1), (0, 4, 1), (10, 5, 10)])
def test_the_jobs_of_an_array_are_all_shards_once(tmp_path, array):
    first, count, step = array
    shards = []
    for task in range(first, first + count * step, step):
        words = said_by_sbatch(tmp_path, task, ["a spec.yaml", "/shared/out", "--device", "optix"], array)
        arguments = words.stdout.split("\n")
        arguments = arguments[arguments.index("synthgen") :]
        assert arguments[:5] == ["synthgen", "render", "a spec.yaml", "-o", "/shared/out"]
        assert {word for word in arguments if word.startswith("-")} <= OPTIONS
        assert arguments[-3:-1] == ["--device", "optix"]
        shards.append(arguments[arguments.index("--shard") + 1])
    assert shards == [f"{number}/{count}" for number in range(1, count + 1)]


def test_the_batch_script_wants_a_spec_and_a_folder(tmp_path):
    refused = said_by_sbatch(tmp_path, 1, ["spec.yaml"])
    assert refused.returncode == 2 and "usage" in refused.stderr


def test_the_pods_of_the_job_are_all_shards():
    job = yaml.safe_load(JOB.read_text())["spec"]
    (container,) = job["template"]["spec"]["containers"]
    (line,) = container["args"]
    assert job["completionMode"] == "Indexed"
    for index in (0, job["completions"] - 1):
        said = subprocess.run(
            ["sh", "-c", line.replace("exec synthgen", "echo")], capture_output=True, text=True, check=True,
            env={**os.environ, "JOB_COMPLETION_INDEX": str(index)},
        ).stdout.split()  # fmt: skip
        assert said[said.index("--shard") + 1] == f"{index + 1}/{job['completions']}"
        assert {word for word in said if word.startswith("-")} <= OPTIONS
    mounted = {mount["name"] for mount in container["volumeMounts"]}
    assert mounted == {volume["name"] for volume in job["template"]["spec"]["volumes"]}


def test_the_workflow_uses_commands_that_exist():
    steps = yaml.safe_load(WORKFLOW.read_text())["jobs"]["refresh"]["steps"]
    script = "\n".join(step["run"] for step in steps if "run" in step)
    commands = re.findall(r"synthgen (\w+)", script)
    assert commands == ["diff", "render", "verify"]
    for command in commands:
        assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0
    assert set(re.findall(r"synthgen render.*?(--\w+) (--\w+)", script)[0]) <= OPTIONS


def test_the_image_has_the_python_that_the_project_needs():
    versions = set(re.findall(r"^FROM python:([\d.]+)", DOCKERFILE.read_text(), re.MULTILINE))
    assert versions == {(ROOT / ".python-version").read_text().strip()}
