"""Numbers that prove themselves: cards, accounts and identity cards whose last sign follows from the others.

All of them take the signs without blanks and hyphens. Where a number has a check digit it is no guess what it is.
"""

from datetime import date

CHINESE_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHINESE_CHECKS = "10X98765432"
TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""The letters of Taiwan's identity cards, in the order of their codes, which begin at 10."""
SINGAPORE_WEIGHTS = (2, 7, 6, 5, 4, 3, 2)
SINGAPORE_CHECKS = {"S": "JZIHGFEDCBA", "T": "GFEDCBAJZIH", "F": "XWUTRQPNMLK", "G": "RQPNMLKXWUT"}
"""First letter to the check letters, in the order of the remainders."""
SHORTEST_CARD = 13


def is_card(digits: str) -> bool:
    """Say whether these are the digits of a payment card.

    Source: ISO/IEC 7812-1, the Luhn formula; first digits 3 to 6 belong to banks and shops.
    """
    if len(digits) < SHORTEST_CARD or digits[0] not in "3456":
        return False
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    total = sum(int(digit) for digit in digits[::-2]) + sum(number // 10 + number % 10 for number in doubled)
    return total % 10 == 0


def is_iban(signs: str) -> bool:
    """Say whether these are the signs of an international account number (ISO 13616, mod 97)."""
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def is_chinese_id(signs: str) -> bool:
    """Say whether these are the 18 signs of a Chinese identity card (GB 11643-1999, mod 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(signs, CHINESE_WEIGHTS, strict=False))
    return CHINESE_CHECKS[total % 11] == signs[-1].upper() and _is_day(signs[6:14])


def is_hong_kong_id(letters: str, digits: str, check: str) -> bool:
    """Say whether a Hong Kong identity card has these letters (one or two), six digits and check sign (mod 11)."""
    values = [36, *(int(letter, 36) for letter in letters)][-2:]
    values += [int(digit) for digit in digits]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return (total + int(check, 36)) % 11 == 0


def is_taiwan_id(letter: str, digits: str) -> bool:
    """Say whether a Taiwan identity card has this letter and these nine digits (mod 10)."""
    code = TAIWAN_LETTERS.index(letter) + 10
    values = [code // 10, code % 10, *(int(digit) for digit in digits)]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) % 10 == 0


def is_singapore_id(letter: str, digits: str, check: str) -> bool:
    """Say whether a Singapore identity card has this letter, these seven digits and this check letter (mod 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, SINGAPORE_WEIGHTS, strict=True))
    return SINGAPORE_CHECKS[letter][total % 11] == check


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
