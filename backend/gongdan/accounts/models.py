"""People and how they are organized."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.crypto import salted_hmac


class Department(models.Model):
    """A place in the organization; a tree with heads. ``path``: the ids from root to itself."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    head = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    path = ArrayField(models.BigIntegerField(), default=list)
    position = models.IntegerField(default=0)
    is_active = models.BooleanField(default=True)


class Company(models.Model):
    """A customer's company, outside the organization."""

    name = models.CharField(max_length=200, unique=True)
    is_vip = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    owner = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )


def _without(text: F | Func, pattern: str) -> Func:
    return Func(text, Value(pattern), Value(""), Value("g"), function="regexp_replace")


# The same as ``phones.phone_key``.
PHONE_KEY = Func(
    _without(_without(F("phone"), "[^0-9]"), r"^(0086|86(?=\d{10,}))"),
    Value("0"),
    function="ltrim",
)


class PersonManager(BaseUserManager["Person"]):
    """Finds a person by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with this sign-in name."""
        return self.get(username=username)


class Person(AbstractBaseUser):
    """Somebody who asks or works; internal, or an outside customer of a company."""

    username = models.CharField(max_length=150, unique=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=32, blank=True)
    phone_key = models.GeneratedField(
        expression=PHONE_KEY, output_field=models.CharField(max_length=32), db_persist=True
    )
    employee_number = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    called = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=120, blank=True)
    department = models.ForeignKey(
        Department, null=True, on_delete=models.PROTECT, related_name="+"
    )
    company = models.ForeignKey(Company, null=True, on_delete=models.PROTECT, related_name="+")
    is_internal = models.BooleanField(default=True)
    is_vip = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_available = models.BooleanField(default=True)
    capacity = models.PositiveSmallIntegerField(default=20)
    hourly_rate = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    language = models.CharField(max_length=8, blank=True)
    skills = models.JSONField(default=dict)
    session_generation = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["email"], condition=~Q(email=""), name="person_email_once"
            ),
            models.UniqueConstraint(
                fields=["phone"], condition=~Q(phone=""), name="person_phone_once"
            ),
            models.UniqueConstraint(
                fields=["employee_number"],
                condition=~Q(employee_number=""),
                name="person_employee_number_once",
            ),
            models.CheckConstraint(
                condition=Q(is_internal=True) | Q(department=None),
                name="outsiders_have_no_department",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["phone_key"], name="person_phone_key", condition=~Q(phone_key=""))
        ]

    @property
    def counts_as_vip(self) -> bool:
        """Whether the person or the person's company is a VIP."""
        return self.is_vip or (self.company is not None and self.company.is_vip)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # Raising the generation ends every session of the person, whatever the password is.
        seed = f"{self.password}:{self.session_generation}"
        salt = "gongdan.accounts.models.Person.session"
        return salted_hmac(salt, seed, secret=secret, algorithm="sha256").hexdigest()


class Team(models.Model):
    """A group work waits in."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)


class Membership(models.Model):
    """A person in a team, perhaps as its lead."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    is_lead = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "person"], name="member_once")
        ]


class ServiceDesk(models.Model):
    """The team that takes what nothing else takes, in one application; ``""``: in every one."""

    application = models.CharField(max_length=40, blank=True, unique=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")


class Role(models.Model):
    """What its holders may do: row scope, permissions and field levels."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict)
    scope = models.CharField(max_length=20)
    permissions = ArrayField(models.CharField(max_length=60), default=list)
    fields = models.JSONField(default=dict)
    is_builtin = models.BooleanField(default=False)
    needs_second_step = models.BooleanField(default=False)


class RoleGrant(models.Model):
    """A role held by a person in one application; ``""`` means in every one."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="grants")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    application = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role", "application"], name="grant_once")
        ]


class StandIn(models.Model):
    """Who does somebody's new tasks while they are away; ``""`` means in every application."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="stand_ins")
    stand_in = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    application = models.CharField(max_length=40, blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_at__gt=models.F("from_at")), name="stand_in_lasts"
            ),
            models.CheckConstraint(
                condition=~Q(person=models.F("stand_in")), name="stand_in_is_another"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["until_at"], name="stand_in_until")]


class Shift(models.Model):
    """A time somebody works for a team by plan, or is on call for it."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="shifts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="shifts")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    is_on_call = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_at__gt=models.F("from_at")), name="shift_lasts"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "until_at"], name="shift_of_team")]


class Leave(models.Model):
    """A time somebody is not there: nothing is given to them."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="leaves")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until_at__gt=models.F("from_at")), name="leave_lasts"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "until_at"], name="leave_of_person")]


class ApiKey(models.Model):
    """A key for programs: acts as its owner within its scopes; only its hash is kept."""

    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    scopes = ArrayField(models.CharField(max_length=60), default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)


class IdempotencyKey(models.Model):
    """The answer once given to a POST, given again when it is repeated."""

    owner = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    request_digest = models.CharField(max_length=64)
    status = models.SmallIntegerField()
    body = models.BinaryField()
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "key"], name="idempotency_key_once")
        ]
