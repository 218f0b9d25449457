"""The scenes, one after the other."""

from gongdan.demo.program.desk import AT_THE_DESK, OF_THE_LEAD, ON_THE_CLOCK
from gongdan.demo.program.purchases import OF_THE_BUYERS
from gongdan.demo.program.repairs import OF_THE_HANDLER
from gongdan.demo.program.requests import OF_THE_CUSTOMER, OF_THE_REQUESTER

PROGRAM = (
    *OF_THE_REQUESTER,
    *OF_THE_HANDLER,
    *OF_THE_CUSTOMER,
    *AT_THE_DESK,
    *ON_THE_CLOCK,
    *OF_THE_LEAD,
    *OF_THE_BUYERS,
)
