"""Rounding as readers do it by hand: half away from zero."""

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, decimals: int) -> float:
    """Round half away from zero; never a negative zero."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0
