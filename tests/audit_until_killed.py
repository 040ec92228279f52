"""Decides records without an end and prints each step that the file has: it is killed meanwhile."""

from __future__ import annotations

import itertools
import sys

import shapely

from mtrefseg.model.audit.session import AuditSession


def main(path: str) -> None:
    session = AuditSession.open(path, "Ada", known_share=0.0)
    for step in itertools.count():
        name = f"id{step % 12}"
        kind = step % 5
        if kind == 0:
            session.review(name, ("accepted", "rejected", "unsure")[step // 5 % 3])
        elif kind == 1:
            square = shapely.box(step % 90, 3, step % 90 + 7, 9)
            session.set_geometry(name, square.wkb)
        elif kind == 2:
            session.set_sentence(name, f"the new house {step}")
        elif kind == 3:
            session.draw(
                shapely.box(step % 90, 50, step % 90 + 5, 60).wkb, "the new shed", "shed", 0
            )
        else:
            session.undo()
        print(step, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
