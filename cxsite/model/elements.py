"""What good experience is made of: six elements of a seamless journey, six dimensions of digital experience.

Practices have them, and questions ask about them.
"""

from enum import StrEnum


class Element(StrEnum):
    """The six elements of a seamless journey."""

    VISIBILITY_NAVIGATION = "visibility-navigation"
    FRICTIONLESS_TRANSACTIONS = "frictionless-transactions"
    PERSONALISED_TOUCHPOINTS = "personalised-touchpoints"
    CONSISTENT_OMNICHANNEL = "consistent-omnichannel"
    PROACTIVE_SUPPORT = "proactive-support"
    RECOVERY_FEEDBACK = "recovery-feedback"


class Dimension(StrEnum):
    """The six dimensions of digital experience."""

    INFORMATION = "information"
    EASE = "ease"
    SELF_SERVICE = "self-service"
    PERSONALISATION = "personalisation"
    COMMUNICATION = "communication"
    HELPFULNESS = "helpfulness"
