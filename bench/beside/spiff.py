"""Runs a drawing by SpiffWorkflow, its state stored after each step; prints steps a second."""

import json, sys, time
import psycopg
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState
parser = BpmnParser()
parser.add_bpmn_file(sys.argv[1])
spec = parser.get_spec(parser.get_process_ids()[0])
kept = BpmnWorkflowSerializer()
done, took = 0, 0.0
with psycopg.connect(sys.argv[2]) as base:
    base.execute("CREATE TEMP TABLE state (id int PRIMARY KEY, data jsonb)")
    for number in range(20):
        flow = BpmnWorkflow(spec)
        flow.do_engine_steps()
        base.execute("INSERT INTO state VALUES (%s, %s)", [number, kept.serialize_json(flow)])
        base.commit()
        while not flow.is_completed():
            begun = time.perf_counter()
            row = base.execute("SELECT data::text FROM state WHERE id = %s FOR UPDATE", [number])
            flow = kept.deserialize_json(row.fetchone()[0])
            ready = flow.get_tasks(state=TaskState.READY, manual=True)
            if not ready:
                break
            ready[0].run()
            flow.do_engine_steps()
            base.execute("UPDATE state SET data = %s WHERE id = %s", [kept.serialize_json(flow), number])
            base.commit()
            took += time.perf_counter() - begun
            done += 1
print(json.dumps({"rate": done / took}))
