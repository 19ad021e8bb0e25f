"""A client in Python whose code comes from the service's own document:

    openapi-python-client generate --url http://127.0.0.1:3000/api/docs/openapi.json \
        --output-path zeren_client --meta none
    PYTHONPATH=. python examples/client.py http://127.0.0.1:3000
"""

import json
import sys

from zeren_client import Client
from zeren_client.api.cases import close_case, dispatch_case, file_case, get_case, list_cases, report_problem
from zeren_client.api.communities import register_community
from zeren_client.models import (
    CloseCase,
    DispatchCase,
    FileCase,
    Problem,
    RegisterCommunity,
    ReportProblem,
    ReportProblemSource,
)
from zeren_client.types import UNSET

client = Client(base_url=sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:3000")
ACTOR = "li.ming"


def made(answer):
    """What was asked for; a problem is raised with its sentence."""
    if answer is None or isinstance(answer, Problem):
        raise SystemExit(answer.detail if answer else "no answer")
    return answer


community = RegisterCommunity(community_id="client", name="示例社区")
made(register_community.sync(client=client, body=community, x_actor=ACTOR))
position = UNSET
for n in range(1, 6):
    problem = ReportProblem(
        category="示例",
        description=f"第{n}个问题",
        source=ReportProblemSource.STAFF,
        community_id="client",
    )
    key = f"client-{n}"
    position = made(report_problem.sync(client=client, body=problem, x_actor=ACTOR, idempotency_key=key)).position

# All pages of a list, as far as it goes.
cases = []
cursor = UNSET
while True:
    page = made(
        list_cases.sync(client=client, community_id="client", limit=2, cursor=cursor, wait_for=position)
    )
    cases.extend(page.cases)
    cursor = page.next_
    if not cursor:
        break

case_id = cases[0].case_id
filed = made(file_case.sync(case_id, client=client, body=FileCase(), x_actor=ACTOR))
dispatch = DispatchCase(department="城管", deadline={"workingDays": 3})
stale = dispatch_case.sync_detailed(case_id, client=client, body=dispatch, x_actor=ACTOR, if_match='"0"')
refused = close_case.sync_detailed(case_id, client=client, body=CloseCase(), x_actor=ACTOR)
now = made(get_case.sync(case_id, client=client))

print(
    json.dumps(
        {
            "cases": len(cases),
            "filed": [event.type_ for event in filed.events],
            "stale": [stale.status_code, stale.parsed.title],
            "refused": [refused.status_code, refused.parsed.rule, len(refused.parsed.possible)],
            "now": [now.status, now.number],
        },
        ensure_ascii=False,
    )
)
