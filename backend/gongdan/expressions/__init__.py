"""The one language for conditions and formulas: a JSON tree, evaluated, checked, compiled."""

from gongdan.expressions.checking import check, find_problems
from gongdan.expressions.compilation import Program, compile_expression, compiled
from gongdan.expressions.evaluation import evaluate
from gongdan.expressions.explanation import Condition, Trace, explain
from gongdan.expressions.sql import Column, to_sql
from gongdan.expressions.surroundings import Calendar, Surroundings
from gongdan.expressions.tree import Expression, fields_of
from gongdan.expressions.values import Type, Value, plain, read

__all__ = [
    "Calendar",
    "Column",
    "Condition",
    "Expression",
    "Program",
    "Surroundings",
    "Trace",
    "Type",
    "Value",
    "check",
    "compile_expression",
    "compiled",
    "evaluate",
    "explain",
    "fields_of",
    "find_problems",
    "plain",
    "read",
    "to_sql",
]
