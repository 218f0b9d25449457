"""What deliveries refuse."""

from gongdan.kernel.errors import Refusal


class NotTaken(Refusal):
    """The other side did not take it: {because}."""

    code = "deliveries.not_taken"
    status = 502

    def __init__(self, *, because: str, is_hopeless: bool = False) -> None:
        self.because, self.is_hopeless = because[:300], is_hopeless
        super().__init__(because=self.because)


class AddressNotAllowed(Refusal):
    """Nothing may be sent to {host}. An administrator allows hosts in GONGDAN_WEBHOOK_HOSTS."""

    code = "deliveries.address_not_allowed"
    status = 422


class NotDead(Refusal):
    """This delivery did not fail: it is {state}."""

    code = "deliveries.not_dead"
