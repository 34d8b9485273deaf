"""The plan as SQL text that psql can run: what apply would send, history writes included."""

from eldb.history import CREATE_HISTORY
from eldb.plan import Plan, Step
from eldb.record import write_record
from eldb.statements import guard
from eldb.workspace import Workspace


def bundle(workspace: Workspace, plan: Plan) -> str:
    """Return one SQL script. Objects are recorded by the next `eldb apply`."""
    parts = ["\\set ON_ERROR_STOP on\n"]
    if not workspace.history.exists:
        parts.append(f"BEGIN;\n{CREATE_HISTORY}\nCOMMIT;\n")
    parts += [_step(workspace, step) for step in plan.steps]
    return "\n".join(parts)


def _step(workspace: Workspace, step: Step) -> str:
    headers = step.source.headers
    text = workspace.renderer.render(step.source)
    guard(text, step.source.path, no_transaction=headers.no_transaction)
    record = write_record(step, "applied", commit=workspace.git_commit)
    lines = [
        f"-- {step.source.path}: {step.reason}",
        "" if headers.no_transaction else "BEGIN;",
        workspace.preamble(step.source),
        text.rstrip() if text.rstrip().endswith(";") else f"{text.rstrip()}\n;",
        "RESET ALL; RESET ROLE;",
        f"{record};",
        "" if headers.no_transaction else "COMMIT;",
    ]
    return "\n".join(line for line in lines if line) + "\n"
