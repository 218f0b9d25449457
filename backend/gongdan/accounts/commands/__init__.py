"""Every change of people, teams, departments, roles and keys."""

from gongdan.accounts.commands.api_keys import KeyDetails, create_api_key, revoke_api_key
from gongdan.accounts.commands.companies import change_company, create_company
from gongdan.accounts.commands.departments import (
    change_department,
    create_department,
    move_department,
    set_department_head,
)
from gongdan.accounts.commands.guests import welcome_guest
from gongdan.accounts.commands.people import (
    PersonDetails,
    change_me,
    change_own_details,
    change_person,
    create_person,
    deactivate_person,
    import_people,
    reactivate_person,
    set_availability,
    set_password,
    set_person_vip,
    transfer_person,
)
from gongdan.accounts.commands.roles import (
    RoleDetails,
    change_role,
    create_role,
    grant_role,
    revoke_grant,
    revoke_role,
)
from gongdan.accounts.commands.security import (
    Step,
    ask_second_step,
    end_second_step,
    end_sessions,
    record_identity,
    record_second_step,
    record_sessions_ended,
)
from gongdan.accounts.commands.setup import create_first_administrator
from gongdan.accounts.commands.sign_in import (
    mail_password_reset,
    record_sign_in,
    reset_own_password,
)
from gongdan.accounts.commands.teams import (
    add_member,
    change_team,
    create_team,
    remove_member,
    set_lead,
    set_service_desk,
)

__all__ = [
    "KeyDetails",
    "PersonDetails",
    "RoleDetails",
    "Step",
    "add_member",
    "ask_second_step",
    "change_company",
    "change_department",
    "change_me",
    "change_own_details",
    "change_person",
    "change_role",
    "change_team",
    "create_api_key",
    "create_company",
    "create_department",
    "create_first_administrator",
    "create_person",
    "create_role",
    "create_team",
    "deactivate_person",
    "end_second_step",
    "end_sessions",
    "grant_role",
    "import_people",
    "mail_password_reset",
    "move_department",
    "reactivate_person",
    "record_identity",
    "record_second_step",
    "record_sessions_ended",
    "record_sign_in",
    "remove_member",
    "reset_own_password",
    "revoke_api_key",
    "revoke_grant",
    "revoke_role",
    "set_availability",
    "set_department_head",
    "set_lead",
    "set_password",
    "set_person_vip",
    "set_service_desk",
    "transfer_person",
    "welcome_guest",
]
