"""The one language for conditions and formulas: a JSON tree, evaluated, checked, compiled."""

from gongdan.expressions.checking import check, find_problems
from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.explanation import Condition, Trace, explain
from gongdan.expressions.sql import Column, to_sql
from gongdan.expressions.tree import Expression, fields_of
from gongdan.expressions.values import Type, Value, plain, read

__all__ = [
    "Column",
    "Condition",
    "Expression",
    "Trace",
    "Type",
    "Value",
    "check",
    "evaluate",
    "explain",
    "fields_of",
    "find_problems",
    "plain",
    "read",
    "to_sql",
]
