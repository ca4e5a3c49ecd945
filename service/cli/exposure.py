"""Who may be let in where: the rules of binding."""

import ipaddress
from dataclasses import dataclass

from service.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class Tls:
    """How the traffic is encrypted, if it is."""

    behind_proxy: bool = False
    certfile: str | None = None
    keyfile: str | None = None

    @property
    def anywhere(self) -> bool:
        """Whether browsers speak HTTPS."""
        return self.behind_proxy or self.certfile is not None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches the address; a name other than localhost may lead out."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_safe(host: str, tls: Tls, *, has_accounts: bool) -> None:
    """Raise ConfigurationError, with the reason and what to do, where the outside would get in
    without a log-in, or passwords would go over the network in the clear."""
    if tls.keyfile is not None and tls.certfile is None:
        raise ConfigurationError("--ssl-keyfile needs --ssl-certfile beside it.")
    if tls.behind_proxy and tls.certfile is not None:
        raise ConfigurationError(
            "--behind-tls says that a proxy has the certificate, --ssl-certfile that this server "
            "has it. Give one of them."
        )
    if is_loopback(host) and not tls.behind_proxy:
        return
    outside = "--behind-tls says that a proxy lets others in"
    if not is_loopback(host):
        outside = f"--host {host} can be reached from outside"
    if not has_accounts:
        raise ConfigurationError(
            f"{outside}, and there are no accounts: anybody could read the articles and decide "
            "about facts. Make one first with `cityfacts users add NAME --role admin`, or use "
            "--host 127.0.0.1 alone."
        )
    if not tls.anywhere:
        raise ConfigurationError(
            f"{outside}, and nothing says that the traffic is encrypted: passwords could be read "
            "on the way. Give --behind-tls where a proxy in front speaks HTTPS, or --ssl-certfile "
            "and --ssl-keyfile, or use --host 127.0.0.1."
        )
